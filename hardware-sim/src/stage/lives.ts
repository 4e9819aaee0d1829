import { lastWords, type LogLine, type Ready } from './log-line.ts';
import { startProgram, type Program, type ProgramOptions } from './program.ts';

/** `starting`: it runs and does not serve yet. */
type ProgramState = 'starting' | 'running' | 'frozen' | 'ended';

/** The lives of a program: one process after the other, with the same arguments. */
export interface Lives {
  readonly state: ProgramState;
  /** Where it serves, since it was last ready. */
  readonly ready: Ready;
  /** Of the process that runs now, or ran last. */
  readonly pid: number;
  /** What it wrote, over all its lives. */
  readonly lines: readonly string[];
  /** How often it was started. */
  readonly count: number;
  /** The exit code of the process that ended last; null when a signal ended it. */
  readonly exit: number | null;
  /** Starts it unless it runs, and waits until it is ready. Rejects with code `not-ready` if it ends before. */
  start(): Promise<void>;
  /** Stops it, if it runs; returns the exit code, null when a signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Stops it in the midst of what it does, or lets it go on. Throws with code `not-running`. */
  freeze(on: boolean): void;
}

/** A program ended before it was ready. */
class NotReadyError extends Error {
  readonly code = 'not-ready';
  override readonly name = 'NotReadyError';
}

/** A trouble that a program which does not run cannot have. */
class NotRunningError extends Error {
  readonly code = 'not-running';
  override readonly name = 'NotRunningError';
}

/** True when a program ended before it was ready; the message holds what it wrote last. */
export function isNotReady(error: unknown): error is NotReadyError {
  return error instanceof NotReadyError;
}

/** True when a program would have to run for what was wanted. */
export function isNotRunning(error: unknown): error is NotRunningError {
  return error instanceof NotRunningError;
}

export interface LivesOptions extends ProgramOptions {
  readonly hear: (line: LogLine) => void;
  /** Called whenever its state changed. */
  readonly became: (state: ProgramState) => void;
}

/** A program that does not run yet. */
export function createLives(options: LivesOptions): Lives {
  const { name } = options;
  const lines: string[] = [];
  let program: Program | null = null;
  let state: ProgramState = 'ended';
  let ready: Ready = {};
  let serves = false;
  let exit: number | null = null;
  let count = 0;

  const now = (): ProgramState => state;
  const become = (next: ProgramState): void => {
    state = next;
    options.became(next);
  };
  const begin = (): Program => {
    const begun = startProgram(options);
    count += 1;
    serves = false;
    void begun.ended.then((code) => {
      exit = code;
      lines.push(...begun.lines);
      become('ended');
    });
    return begun;
  };
  const start = async (): Promise<void> => {
    if (state !== 'ended') return;
    const begun = begin();
    program = begun;
    become('starting');
    const said = await begun.ready;
    if (said === null) {
      throw new NotReadyError(`${name} ended before it was ready:\n${lastWords(begun.lines)}`);
    }
    ready = said;
    serves = true;
    if (now() === 'starting') become('running');
  };
  return {
    get state() {
      return state;
    },
    get ready() {
      return ready;
    },
    get pid() {
      return program?.pid ?? 0;
    },
    get lines() {
      return state === 'ended' ? lines : [...lines, ...(program?.lines ?? [])];
    },
    get count() {
      return count;
    },
    get exit() {
      return exit;
    },
    start,
    async stop(signal) {
      return program === null ? null : program.stop(signal);
    },
    freeze(on) {
      if (program === null || state === 'ended') throw new NotRunningError(`${name} does not run`);
      program.signal(on ? 'SIGSTOP' : 'SIGCONT');
      become(on ? 'frozen' : serves ? 'running' : 'starting');
    },
  };
}
