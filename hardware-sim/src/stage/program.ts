import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { readLogLine, type LogLine, type Ready } from './log-line.ts';
import type { SmallDisk } from './small-disk.ts';

/** One program of the hall, as a process of its own. */
export interface Program {
  readonly name: string;
  /** Of its process; 0 if there was none to start. */
  readonly pid: number;
  /** What it said when it served; null if it ended before. */
  readonly ready: Promise<Ready | null>;
  /** Its exit code; null if a signal ended it. */
  readonly ended: Promise<number | null>;
  /** What it wrote, oldest first; of very much the newest {@link keptLines}. */
  readonly lines: readonly string[];
  /** Sends a signal, if it still runs. */
  signal(signal: NodeJS.Signals): void;
  /** Asks it to stop, also one that is frozen, and makes it if it does not within the grace; returns its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface ProgramOptions {
  readonly name: string;
  /** The file to run, and its arguments. */
  readonly args: readonly string[];
  /** Where it runs. */
  readonly folder: string;
  /** Gets every line it writes. */
  readonly hear?: ((line: LogLine) => void) | undefined;
  /** On top of our own environment. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** The disk its data lie on. */
  readonly disk?: SmallDisk | undefined;
}

const graceMs = 5000;
const keptLines = 10_000;

/** Starts a program under this same Node. It does not outlive us, however we end, unless we are killed. */
export function startProgram(options: ProgramOptions): Program {
  const { name, folder } = options;
  const child = spawnIn(options);
  endWithUs(child);
  const lines: string[] = [];
  const ended = exitOf(child);
  const ready = new Promise<Ready | null>((resolve) => {
    void ended.then(() => resolve(null));
    const take = (text: string): void => {
      lines.push(text);
      if (lines.length > keptLines) lines.shift();
      const line = readLogLine(text);
      options.hear?.(line);
      if (line.ready !== null) resolve(line.ready);
    };
    for (const stream of [child.stdout, child.stderr])
      if (stream !== null) createInterface({ input: stream }).on('line', take);
    child.once('error', ({ message }) => take(`${name}: cannot be started in ${folder}: ${message}`));
  });
  const signal = (what: NodeJS.Signals): void => {
    if (child.exitCode === null && child.signalCode === null) child.kill(what);
  };
  return {
    name,
    pid: child.pid ?? 0,
    ready,
    ended,
    lines,
    signal,
    async stop(how = 'SIGTERM') {
      signal(how);
      signal('SIGCONT');
      const timer = setTimeout(() => signal('SIGKILL'), graceMs);
      const code = await ended;
      clearTimeout(timer);
      return code;
    },
  };
}

/** See there: it runs first in every program. */
const letGo = new URL('let-go.ts', import.meta.url).href;

function spawnIn({ args, folder, env, disk }: ProgramOptions): ChildProcess {
  const command = [process.execPath, '--import', letGo, ...args];
  const [file = process.execPath, ...rest] = disk?.inside(command, folder) ?? command;
  return spawn(file, rest, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Who ends by itself has said everything when its pipes close; who was killed may leave children that hold them open. */
async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.pid === undefined) {
    await once(child, 'error');
    return 1;
  }
  const closed = once(child, 'close');
  await once(child, 'exit');
  if (child.signalCode === null) await closed;
  return child.exitCode;
}

const living = new Set<ChildProcess>();

function endWithUs(child: ChildProcess): void {
  if (living.size === 0) process.once('exit', killTheLiving);
  living.add(child);
  child.once('exit', () => {
    living.delete(child);
    if (living.size === 0) process.off('exit', killTheLiving);
  });
}

function killTheLiving(): void {
  for (const child of living) child.kill('SIGKILL');
}
