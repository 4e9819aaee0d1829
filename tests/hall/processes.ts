import { resolve } from 'node:path';
import { startProgram as begin, type Program } from '../../hardware-sim/src/stage/program.ts';
import type { SmallDisk } from '../../hardware-sim/src/stage/small-disk.ts';
import type { Ready } from '../../hardware-sim/src/stage/log-line.ts';

/** Root of the repository; programs are started from their files there. */
export const root = resolve(import.meta.dirname, '../..');

/** One program, running as a process of its own, that has said where it serves. */
export interface Running extends Omit<Program, 'ready'> {
  readonly ready: Ready;
}

/** Starts a program (a path below the repository) in directory `cwd` and waits for its ready line. Rejects with what it wrote if it ends first. */
export async function startProgram(
  name: string,
  program: string,
  args: readonly string[],
  cwd: string,
  options: Pick<RunOptions, 'env'> = {},
): Promise<Running> {
  const begun = begin({ name, args: [resolve(root, program), ...args], folder: cwd, ...options });
  const ready = await begun.ready;
  if (ready === null)
    throw new Error(
      `${name} ended with ${await begun.ended} before it was ready:\n${begun.lines.join('\n')}`,
    );
  return { ...begun, ready };
}

export interface RunOptions {
  /** On top of our own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The disk its data lie on. */
  readonly disk?: SmallDisk | undefined;
}

/** Runs a program to its end; returns its exit code and what it wrote. */
export async function runProgram(
  program: string,
  args: readonly string[],
  cwd: string,
  options: RunOptions = {},
): Promise<{ code: number | null; text: string }> {
  const begun = begin({ name: program, args: [resolve(root, program), ...args], folder: cwd, ...options });
  const code = await begun.ended;
  return { code, text: begun.lines.join('\n') };
}
