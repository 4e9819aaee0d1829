import { z } from 'zod';
import type { MeasuredHall } from './measured-hall.ts';
import { Samples } from './samples.ts';
import { wanted } from '../hall/http.ts';

const service = 'loan-repayment';
const slipped = z.looseObject({ slip: z.looseObject({ ticket: z.string() }) });

/** From the touch that takes a number on the kiosk's page to the first byte of the ticket at the printer's pty. */
export interface ChoicePath {
  readonly whole: Samples;
  takeOne(): Promise<void>;
}

export function createChoicePath(hall: MeasuredHall): ChoicePath {
  const whole = new Samples('touch for a number → first byte of the ticket');
  const onPrinter = (what: string, fits: (kind: string) => boolean) =>
    hall.frame(what, ({ link, message }) => link === 'K1-printer' && fits(message.kind));
  return {
    whole,
    async takeOne() {
      await hall.kiosk.leave();
      await hall.kiosk.touch('start', { touch: 'begin' });
      await hall.kiosk.touch('choosing', { touch: 'choose', service });
      const { serial } = await hall.kiosk.shows('documents');
      const ticket = onPrinter('a ticket at the printer', (kind) => kind !== 'requestStatus');
      const cut = onPrinter('the cut of a ticket', (kind) => kind === 'cut');
      const began = performance.now();
      const touched = wanted(`${hall.kiosk.address}/api/touch`, {
        method: 'POST',
        body: { serial, touch: { touch: 'take' } },
      });
      whole.add((await ticket).at - began);
      await Promise.all([touched, cut]);
      await cancel(hall, slipped.parse(await hall.kiosk.shows('printed')).slip.ticket);
    },
  };
}

/** Nobody is left waiting, so that the next press calls whom it should. */
async function cancel({ session }: MeasuredHall, ticket: string): Promise<void> {
  const answer = await session.send({ kind: 'cancel', ticket }, { keepForMs: 10_000 });
  if (answer.outcome === 'refused') throw new Error(`${ticket} was not cancelled: ${answer.refusal.en}`);
}
