import { escposPrinter } from '@jiaohao/shared';
import { printerTroubles } from '../../troubles/troubles.ts';
import type { SlipView, ViewOf } from '../../views.ts';
import { firstThatTakes } from '../behaviour.ts';
import { commonView } from '../common-view.ts';
import { giveNerves, type Device, type Socket, troublesOf } from '../device.ts';
import { conditionOf } from './condition.ts';
import { createEngine, type Engine } from './engine.ts';
import { automaticStatus, type PrinterState, promptHabits, turnHabits } from './habits.ts';
import { qrTexts, type Slip, textOf } from './paper.ts';

/** A ticket printer, and the paper that came out of it. */
export interface Printer extends Device {
  readonly kind: 'printer';
  readonly model: escposPrinter.Model;
  /** Slips, oldest first; the last may still hang in the printer. */
  readonly slips: readonly Slip[];
  slipView(slip: Slip): SlipView;
  /** Puts a new roll in. */
  newRoll(): void;
  view(): ViewOf<'printer'>;
}

export interface PrinterSettings {
  /** Millimetres of paper on a roll. */
  readonly rollMillimetres: number;
  /** Millimetres a second; null prints at once. */
  readonly speed: number | null;
}

const newestSlips = 6;

/** Builds a printer with a full roll. */
export function createPrinter(
  socket: Socket,
  model: escposPrinter.Model,
  settings: PrinterSettings,
): Printer {
  const state: PrinterState = {
    model,
    condition: () => conditionOf(troubles.on, engine.paperLeft),
    automatic: 0,
    get engine() {
      return engine;
    },
  };
  let told = '';
  const tellIfNew = (): void => {
    const now = automaticStatus(state);
    const key = JSON.stringify(now);
    if (state.automatic !== 0 && key !== told) nerves.say(now);
    told = key;
    socket.changed();
  };
  const engine: Engine = createEngine({
    model,
    clock: socket.clock,
    speed: settings.speed,
    roll: settings.rollMillimetres,
    offline: () => escposPrinter.isOffline(state.condition()),
    reached: (command) => nerves.say(...(firstThatTakes(turnHabits, state, command) ?? [])),
    changed: tellIfNew,
  });
  const nerves = giveNerves(socket, escposPrinter.escposPrinterCodec(model), promptHabits, () => state, null);
  const troubles = troublesOf(socket, nerves.tap, printerTroubles, () => engine.resume());
  told = JSON.stringify(automaticStatus(state));
  const slipView = (slip: Slip): SlipView => viewOfSlip(socket.id, slip);

  return {
    id: socket.id,
    kind: 'printer',
    place: socket.place,
    model,
    troubles,
    get slips() {
      return engine.slips;
    },
    slipView,
    newRoll() {
      engine.paperLeft = settings.rollMillimetres;
      engine.resume();
    },
    view: () => ({
      kind: 'printer',
      ...commonView(socket, model, troubles),
      offline: escposPrinter.isOffline(state.condition()),
      paper: state.condition().paper,
      paperMillimetres: Math.round(engine.paperLeft),
      waiting: engine.waiting,
      beeps: engine.beeps,
      slips: engine.slipCount,
      newest: engine.slips.slice(-newestSlips).map(slipView),
    }),
  };
}

const viewOfSlip = (printer: string, slip: Slip): SlipView => ({
  number: slip.number,
  text: textOf(slip.printed),
  qr: qrTexts(slip.printed),
  cut: slip.cut,
  picture: `/api/devices/${printer}/slips/${slip.number}.png`,
});
