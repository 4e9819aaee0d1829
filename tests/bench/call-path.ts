import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '@jiaohao/shared';
import type { MeasuredHall } from './measured-hall.ts';
import { Samples } from './samples.ts';

/** A service that each window serves. */
export const serviceAt = [
  'deposit-change',
  'deposit-change',
  'withdrawal-rent',
  'withdrawal-rent',
  'withdrawal-rent',
  'loan-repayment',
  'loan-repayment',
  'account-transfer',
] as const;
/** The keypads' own folding of repeats and the hall's guard against misclicks, with room: no press may be one of these. */
export const betweenPressesMs = 2100;

/** A press of the call key, from the keypad's pty to the board's, by leg. */
export interface CallPath {
  readonly acknowledged: Samples;
  readonly answered: Samples;
  readonly decided: Samples;
  readonly written: Samples;
  readonly whole: Samples;
  /** One ticket is taken and one press made, at one window after the other. */
  takeOne(): Promise<void>;
}

export function createCallPath(hall: MeasuredHall): CallPath {
  const samples = {
    acknowledged: new Samples('keypad frame → its acknowledgement (pty, agent, pty)'),
    answered: new Samples('command on MQTT → the hub’s answer, with its commit'),
    decided: new Samples('keypad frame → the decision, durable and heard at a screen'),
    written: new Samples('decision heard at a screen → board frame complete (−: before)'),
    whole: new Samples('keypad frame → board frame complete'),
  };
  const pressedAt = new Map<number, number>();
  let turn = 0;
  return {
    ...samples,
    async takeOne() {
      const at = turn++ % serviceAt.length;
      const window = at + 1;
      const service = serviceAt[at] ?? 'deposit-change';
      const ticket = await takeTicket(hall, service, samples.answered);
      await pause(Math.max(0, (pressedAt.get(window) ?? -Infinity) + betweenPressesMs - performance.now()));
      pressedAt.set(window, performance.now());
      await press(hall, { window, ticket }, samples);
    },
  };
}

async function press(
  hall: MeasuredHall,
  { window, ticket }: { window: number; ticket: string },
  samples: Pick<CallPath, 'acknowledged' | 'decided' | 'written' | 'whole'>,
): Promise<void> {
  const onBus = (kind: string) =>
    hall.frame(
      `${kind} for keypad ${window}`,
      ({ link, message }) =>
        link === 'counter-bus' && message.kind === kind && 'address' in message && message.address === window,
    );
  const acknowledgement = onBus('keyEcho');
  const result = onBus('result');
  const board = hall.frame(
    `${ticket} on board ${window}`,
    ({ link, message }) =>
      (link.startsWith('board-') || link === 'strip-bus') && JSON.stringify(message).includes(ticket),
  );
  const decision = hall.called(ticket);
  const began = performance.now();
  hall.simulator.hall.at('keypad', { window })?.press('call', []);
  const decided = await decision;
  const written = (await board).at;
  samples.acknowledged.add((await acknowledgement).at - began);
  samples.decided.add(decided - began);
  samples.written.add(written - decided);
  samples.whole.add(written - began);
  // The keypad has been told: the bus is free for the next.
  await result;
}

/** A ticket in a member's hand; its number. */
export async function takeTicket(hall: MeasuredHall, service: string, answered: Samples): Promise<string> {
  const began = performance.now();
  const answer = await hall.session.send({ kind: 'issue', service, source: 'kiosk' }, { keepForMs: 10_000 });
  answered.add(performance.now() - began);
  const ticket = numberIn(answer);
  await hall.session.send({ kind: 'confirm-delivery', ticket, delivery: 'printed' }, { keepForMs: 10_000 });
  return ticket;
}

function numberIn(answer: Answer): string {
  if (answer.outcome === 'accepted' && answer.result.kind === 'ticket') return answer.result.slip.ticket;
  throw new Error(`no ticket: ${JSON.stringify(answer)}`);
}
