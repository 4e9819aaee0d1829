import { escposPrinter } from '@jiaohao/shared';
import { printerTroubles, statusTroubles } from '../../troubles/troubles.ts';
import type { SlipView, ViewOf } from '../../views.ts';
import { firstThatTakes } from '../behaviour.ts';
import { commonView } from '../common-view.ts';
import { giveNerves, type Device, type Socket, troublesOf } from '../device.ts';
import { conditionOf } from './condition.ts';
import { createEngine, type Engine } from './engine.ts';
import { automaticStatus, type PrinterState, promptHabits, turnHabits } from './habits.ts';
import { qrTexts, type Slip, textOf } from './paper.ts';
import { createPaperPath, type PaperPath } from './paper-path.ts';

/** A ticket printer, and the paper that came out of it. */
export interface Printer extends Device {
  readonly kind: 'printer';
  readonly model: escposPrinter.Model;
  /** The paper that came out. */
  readonly path: Pick<PaperPath, 'slips' | 'slipCount'>;
  slipView(slip: Slip): SlipView;
  /** Puts a new roll in: that there was no paper is mended too. A slip that hung in it goes with the old roll. */
  newRoll(): void;
  /** Leaves so much paper on the roll, so that it ends where one wants. */
  leaveOnRoll(millimetres: number): void;
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
  const condition = (): escposPrinter.PrinterCondition => conditionOf(troubles.on, path.paperLeft);
  const offline = (): boolean => !nerves.tap.powered || escposPrinter.isOffline(condition());
  /** What it says of itself where its word got stuck. */
  let stuck: escposPrinter.PrinterCondition | null = null;
  const state: PrinterState = {
    model,
    condition: () => stuck ?? condition(),
    automatic: 0,
    get engine() {
      return engine;
    },
  };
  const codec = escposPrinter.escposPrinterCodec(model);
  const path = createPaperPath(model.cutter, settings.rollMillimetres);
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
    path,
    offline,
    reached: (command) => nerves.say(...(firstThatTakes(turnHabits, state, command) ?? [])),
    changed: tellIfNew,
  });
  const nerves = giveNerves(socket, codec, promptHabits, () => state, { patienceMs: null });
  const troubles = troublesOf(socket, nerves, {
    troubles: [...printerTroubles, ...statusTroubles],
    act(trouble, on) {
      if (trouble === 'stuck-status') stuck = on ? condition() : null;
      engine.resume();
    },
    forget() {
      state.automatic = 0;
      engine.lose();
    },
  });
  told = JSON.stringify(automaticStatus(state));
  const slipView = (slip: Slip): SlipView => viewOfSlip(socket.id, slip);

  return {
    id: socket.id,
    kind: 'printer',
    place: socket.place,
    model,
    troubles,
    path,
    slipView,
    newRoll() {
      troubles.note('paper-out', false);
      troubles.note('paper-near-end', false);
      path.newRoll();
      engine.resume();
    },
    leaveOnRoll(millimetres) {
      path.leave(millimetres);
      engine.resume();
    },
    view: () => ({
      ...commonView(socket, model, troubles),
      ...paperView(path, slipView),
      kind: 'printer',
      offline: offline(),
      paper: condition().paper,
      waiting: engine.waiting,
      beeps: engine.beeps,
    }),
  };
}

const paperView = ({ paperLeft, slips, slipCount }: PaperPath, slipView: (slip: Slip) => SlipView) => ({
  paperMillimetres: Math.round(paperLeft),
  slips: slipCount,
  newest: slips.slice(-newestSlips).map(slipView),
});

const viewOfSlip = (printer: string, slip: Slip): SlipView => ({
  number: slip.number,
  text: textOf(slip.printed),
  qr: qrTexts(slip.printed),
  cut: slip.cut,
  picture: `/api/devices/${printer}/slips/${slip.number}.png`,
});
