import type { escposPrinter } from '@jiaohao/shared';
import type { Clock } from '../../clock.ts';
import { createComposer } from './composer.ts';
import type { PaperPath } from './paper-path.ts';

type Command = escposPrinter.ToDevice;

/** The working part of a printer: the print buffer and the head. */
export interface Engine {
  /** Takes commands in order; while the printer is offline they wait in the buffer. */
  take(command: Command): void;
  /** Goes on with what waits, if it can. */
  resume(): void;
  /** Forgets what waits, and the line in the making. */
  clear(): void;
  /** The power is gone: it forgets as above, and the paper stops where it is. */
  lose(): void;
  readonly waiting: number;
  readonly beeps: number;
}

export interface EngineOptions {
  readonly model: escposPrinter.Model;
  readonly clock: Clock;
  /** Millimetres a second; null prints at once. */
  readonly speed: number | null;
  readonly path: Pick<PaperPath, 'pass' | 'cut'>;
  offline(): boolean;
  /** Comes to a command that is not about print: status requests, initialise. */
  reached(command: Command): void;
  /** Paper moved, or the buffer ran empty. */
  changed(): void;
}

/** Builds the engine. */
export function createEngine(options: EngineOptions): Engine {
  const { model, clock, speed, path } = options;
  const composer = createComposer(model);
  let buffer: Command[] = [];
  let beeps = 0;
  let cancelMove: (() => void) | null = null;

  /** Does one command; the answer is how far the paper moved, in millimetres. */
  const doNext = (command: Command): number => {
    const moved = path.pass(composer.take(command));
    if (command.kind === 'cut') path.cut(command.cut);
    if (command.kind === 'beep') beeps += command.times;
    options.reached(command);
    return moved;
  };
  const run = (): void => {
    while (cancelMove === null && buffer.length > 0 && !options.offline()) {
      const next = buffer.shift();
      const moved = next === undefined ? 0 : doNext(next);
      if (speed === null || moved === 0) continue;
      cancelMove = clock.schedule((moved / speed) * 1000, () => {
        cancelMove = null;
        run();
      });
    }
    options.changed();
  };
  const clear = (): void => {
    buffer = [];
    composer.reset();
  };
  return {
    take(command) {
      buffer.push(command);
      run();
    },
    resume: run,
    clear,
    lose() {
      clear();
      cancelMove?.();
      cancelMove = null;
    },
    get waiting() {
      return buffer.length;
    },
    get beeps() {
      return beeps;
    },
  };
}
