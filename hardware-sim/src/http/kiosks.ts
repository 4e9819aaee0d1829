import { z } from 'zod';
import { cardFromTray, tray } from '../devices/card-reader/tray.ts';
import type { CardReader } from '../devices/card-reader/reader.ts';
import type { Printer } from '../devices/printer/printer.ts';
import type { Hall } from '../hall.ts';
import { slipPicture } from '../picture/slip-picture.ts';
import { cardReaderView, printerView, slipView, trayCardView } from '../views.ts';
import type { Routes } from './app.ts';
import { found } from './refusal.ts';

const byKiosk = z.object({ kiosk: z.string() });
/** `hold`: the card stays until it is lifted; otherwise it is lifted a moment after it was read. */
const swipe = z.object({ card: z.string(), hold: z.boolean().default(false) });
/** `millimetres`: what is left of the roll, so that it ends where one wants; without it, a new roll. */
const roll = z.object({ millimetres: z.number().min(0).optional() }).nullish();
const paper = z.object({ printer: z.string(), slips: z.array(slipView) });

function readerAt(hall: Hall, kiosk: string): CardReader {
  return found(
    hall.at('card-reader', { kiosk }),
    `${kiosk} 没有读卡器。`,
    `Kiosk ${kiosk} has no card reader.`,
  );
}

function printerAt(hall: Hall, kiosk: string): Printer {
  return found(hall.at('printer', { kiosk }), `${kiosk} 没有打印机。`, `Kiosk ${kiosk} has no printer.`);
}

function layCard(reader: CardReader, id: string, hold: boolean): void {
  const known = tray.map((one) => one.id).join(', ');
  const card = found(
    cardFromTray(id),
    `没有卡片 ${id}。`,
    `There is no card "${id}"; the tray has ${known}.`,
  );
  if (hold) reader.lay(card);
  else reader.swipe(card);
}

/** What a member and a technician do at a kiosk: lay a card, take the paper, change the roll. */
export const kioskRoutes =
  (hall: Hall): Routes =>
  (app, _options, done) => {
    app.get(
      '/api/cards',
      { schema: { response: { 200: z.object({ cards: z.array(trayCardView) }) } } },
      () => ({
        cards: tray.map(({ id, zh, en }) => ({ id, zh, en })),
      }),
    );
    app.post(
      '/api/kiosks/:kiosk/swipe',
      { schema: { params: byKiosk, body: swipe, response: { 200: cardReaderView } } },
      ({ params, body }) => {
        const reader = readerAt(hall, params.kiosk);
        layCard(reader, body.card, body.hold);
        return reader.view();
      },
    );
    app.delete(
      '/api/kiosks/:kiosk/card',
      { schema: { params: byKiosk, response: { 200: cardReaderView } } },
      ({ params }) => {
        const reader = readerAt(hall, params.kiosk);
        reader.lift();
        return reader.view();
      },
    );
    app.get(
      '/api/kiosks/:kiosk/paper',
      { schema: { params: byKiosk, response: { 200: paper } } },
      ({ params }) => {
        const printer = printerAt(hall, params.kiosk);
        return { printer: printer.id, slips: printer.path.slips.map((slip) => printer.slipView(slip)) };
      },
    );
    app.get('/api/kiosks/:kiosk/paper.png', { schema: { params: byKiosk } }, ({ params }, reply) => {
      const printer = printerAt(hall, params.kiosk);
      const last = found(
        printer.path.slips.at(-1),
        `${params.kiosk} 尚未打印。`,
        `${params.kiosk} has printed nothing.`,
      );
      return reply.type('image/png').send(slipPicture(last, printer.model));
    });
    app.post(
      '/api/kiosks/:kiosk/roll',
      { schema: { params: byKiosk, body: roll, response: { 200: printerView } } },
      ({ params, body }) => {
        const printer = printerAt(hall, params.kiosk);
        if (body?.millimetres === undefined) printer.newRoll();
        else printer.leaveOnRoll(body.millimetres);
        return printer.view();
      },
    );
    done();
  };
