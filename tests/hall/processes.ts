import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** Root of the repository; programs are started from their files there. */
export const root = resolve(import.meta.dirname, '../..');

const readyLine = z.looseObject({
  ready: z.literal(true),
  http: z.string().optional(),
  mqtt: z.string().optional(),
});
type Ready = z.infer<typeof readyLine>;

/** One program of the hall, running as a process of its own. */
export interface Running {
  readonly name: string;
  readonly ready: Ready;
  readonly pid: number;
  /** Everything it wrote, standard output and error, line by line. */
  readonly lines: readonly string[];
  /** Sends the signal and waits until the process is gone; returns its exit code, null when a signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts a program (a path below the repository) in directory `cwd` and waits for its ready line. Rejects with what it wrote if it ends first. */
export function startProgram(
  name: string,
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<Running> {
  const child = spawn(process.execPath, [resolve(root, program), ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Whoever started it may fail without a word to it.
  const orphan = (): boolean => child.kill('SIGKILL');
  process.once('exit', orphan);
  child.once('exit', () => process.off('exit', orphan));
  const lines: string[] = [];
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  return new Promise((started, failed) => {
    const take = (line: string): void => {
      lines.push(line);
      const ready = readReady(line);
      if (ready !== null) started(running(name, child, ready, lines, ended));
    };
    createInterface({ input: child.stdout }).on('line', take);
    createInterface({ input: child.stderr }).on('line', take);
    void ended.then((code) =>
      failed(new Error(`${name} ended with ${code} before it was ready:\n${lines.join('\n')}`)),
    );
  });
}

/** Runs a program to its end, with `env` on top of our own environment; returns its exit code and what it wrote. */
export async function runProgram(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, [resolve(root, program), ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.once('close', (exit) => done(exit)));
  return { code, text };
}

function readReady(line: string): Ready | null {
  if (!line.startsWith('{')) return null;
  const parsed = readyLine.safeParse(JSON.parse(line));
  return parsed.success ? parsed.data : null;
}

function running(
  name: string,
  child: ChildProcess,
  ready: Ready,
  lines: string[],
  ended: Promise<number | null>,
): Running {
  return {
    name,
    ready,
    pid: child.pid ?? 0,
    lines,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      return ended;
    },
  };
}
