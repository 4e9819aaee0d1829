import type { escposPrinter } from '@jiaohao/shared';
import type { Clock } from '../../clock.ts';
import { createComposer } from './composer.ts';
import type { Printed, Slip } from './paper.ts';

type Command = escposPrinter.ToDevice;

/** The working part of a printer: the print buffer, the head, the roll and the knife. */
export interface Engine {
  /** Takes commands in order; while the printer is offline they wait in the buffer. */
  take(command: Command): void;
  /** Goes on with what waits, if it can. */
  resume(): void;
  /** Forgets what waits, and the line in the making. */
  clear(): void;
  readonly waiting: number;
  /** Cut slips, oldest first (the last {@link keptSlips}), and what hangs in the printer if anything does. */
  readonly slips: readonly Slip[];
  readonly slipCount: number;
  /** What is left of the roll, in millimetres. */
  paperLeft: number;
  readonly beeps: number;
}

export interface EngineOptions {
  readonly model: escposPrinter.Model;
  readonly clock: Clock;
  /** Millimetres a second; null prints at once. */
  readonly speed: number | null;
  /** Millimetres of paper on the roll. */
  readonly roll: number;
  offline(): boolean;
  /** Comes to a command that is not about print: status requests, initialise. */
  reached(command: Command): void;
  /** Paper moved, or the buffer ran empty. */
  changed(): void;
}

const keptSlips = 300;
const dotsPerMillimetre = 8;

/** Builds the engine with a fresh roll. */
export function createEngine(options: EngineOptions): Engine {
  const { model, clock, speed } = options;
  const composer = createComposer(model);
  let buffer: Command[] = [];
  let hanging: Printed[] = [];
  const cut: Slip[] = [];
  let count = 0;
  let beeps = 0;
  let moving = false;

  const sever = (how: 'full' | 'partial'): void => {
    if (hanging.length === 0 || model.cutter === 'none') return;
    count += 1;
    cut.push({ number: count, printed: hanging, cut: model.cutter === 'partial' ? 'partial' : how });
    if (cut.length > keptSlips) cut.shift();
    hanging = [];
  };
  /** Does one command; the answer is how far the paper moved, in millimetres. */
  const doNext = (command: Command): number => {
    const printed = composer.take(command);
    hanging.push(...printed);
    if (command.kind === 'cut') sever(command.cut);
    if (command.kind === 'beep') beeps += command.times;
    options.reached(command);
    const moved = printed.reduce((sum, { advance }) => sum + advance, 0) / dotsPerMillimetre;
    engine.paperLeft = Math.max(0, engine.paperLeft - moved);
    return moved;
  };
  const run = (): void => {
    while (!moving && buffer.length > 0 && !options.offline()) {
      const next = buffer.shift();
      const moved = next === undefined ? 0 : doNext(next);
      if (speed === null || moved === 0) continue;
      moving = true;
      clock.schedule((moved / speed) * 1000, () => {
        moving = false;
        run();
      });
    }
    options.changed();
  };

  const engine: Engine = {
    take(command) {
      buffer.push(command);
      run();
    },
    resume: run,
    clear() {
      buffer = [];
      composer.reset();
    },
    get waiting() {
      return buffer.length;
    },
    get slips() {
      return hanging.length === 0 ? cut : [...cut, { number: count + 1, printed: hanging, cut: null }];
    },
    get slipCount() {
      return count;
    },
    paperLeft: options.roll,
    get beeps() {
      return beeps;
    },
  };
  return engine;
}
