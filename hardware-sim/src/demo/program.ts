import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { readLogLine, type LogLine, type Ready } from './log-line.ts';

/** One program of the demo hall, as a process of its own. */
export interface Program {
  readonly name: string;
  /** What it said when it served; null if it ended before. */
  readonly ready: Promise<Ready | null>;
  /** Its exit code; null if a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Asks it to stop, and makes it if it does not within the grace. */
  stop(): Promise<void>;
}

export interface ProgramOptions {
  readonly name: string;
  /** The file to run, and its arguments. */
  readonly args: readonly string[];
  readonly folder: string;
  /** Gets every line it writes. */
  readonly hear: (line: LogLine) => void;
}

const graceMs = 5000;

/** Starts a program under this same Node. */
export function startProgram({ name, args, folder, hear }: ProgramOptions): Program {
  const child = spawn(process.execPath, [...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = exitOf(child);
  const ready = new Promise<Ready | null>((resolve) => {
    void ended.then(() => resolve(null));
    const take = (text: string): void => {
      const line = readLogLine(text);
      hear(line);
      if (line.ready !== null) resolve(line.ready);
    };
    for (const stream of [child.stdout, child.stderr]) listen(stream, take);
  });
  return {
    name,
    ready,
    ended,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

function listen(stream: Readable, take: (line: string) => void): void {
  createInterface({ input: stream }).on('line', take);
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  const [code]: (number | null)[] = await once(child, 'close');
  return code ?? null;
}
