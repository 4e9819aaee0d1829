import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** A disk of a few megabytes that only the programs on it see; it is gone when it is closed. */
export interface SmallDisk {
  /** The folder that lies on it, as the programs on it name it. */
  readonly folder: string;
  /** Where the folder is for everybody else, for as long as the disk is there. */
  readonly seenFromOutside: string;
  /** Makes of a command the one that runs it with this disk, in `workingFolder`. Killing that kills the program. */
  inside(command: readonly string[], workingFolder: string): readonly string[];
  /** Leaves no block free. */
  fill(): void;
  /** Gives the space back. */
  empty(): void;
  close(): Promise<void>;
}

/** This machine lets nobody mount a disk of their own. */
class NoSmallDiskError extends Error {
  readonly code = 'no-small-disk';
  override readonly name = 'NoSmallDiskError';
}

/** True when there can be no small disk on this machine. */
export function isNoSmallDisk(error: unknown): error is NoSmallDiskError {
  return error instanceof NoSmallDiskError;
}

/** Begins a namespace with a mount of its own, and goes into one that is there. */
interface Way {
  readonly begin: readonly string[];
  readonly enter: readonly string[];
}

/** How namespaces are had: as an ordinary user with a user namespace around them, as root also without. */
const ways: readonly Way[] = [
  {
    begin: ['unshare', '--user', '--map-root-user', '--mount'],
    enter: ['nsenter', '--user', '--mount', '--preserve-credentials'],
  },
  { begin: ['unshare', '--mount'], enter: ['nsenter', '--mount'] },
];

/**
 * Mounts a disk of so many megabytes over `folder`. Rejects with code `no-small-disk` where the system does not allow it.
 * To be opened before devices are plugged in: whoever is started later holds their cables until it lets them go.
 */
export async function openSmallDisk(folder: string, megabytes: number): Promise<SmallDisk> {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true });
  const complaints: string[] = [];
  for (const way of ways) {
    const holder = await mount(way, path, megabytes);
    if (holder instanceof NoSmallDiskError) complaints.push(holder.message);
    else return diskHeldBy(holder, path, way);
  }
  throw new NoSmallDiskError(
    `无法挂载小磁盘：本机不允许用户命名空间（unshare），请用 root 运行或不用小磁盘。\n` +
      `No small disk can be mounted: this machine allows no user namespaces (unshare); run as root, or go without. ${complaints.join('; ')}`,
  );
}

/** A process in a namespace of its own in which the disk is mounted. It ends with us: its input closes. */
async function mount(
  { begin: [program = '', ...args] }: Way,
  path: string,
  megabytes: number,
): Promise<ChildProcess | NoSmallDiskError> {
  const script = `mount -t tmpfs -o size=${megabytes}m,mode=0700 tmpfs "$0" && echo mounted && exec cat`;
  const holder = spawn(program, [...args, 'sh', '-c', script, path], { stdio: 'pipe' });
  let said = '';
  holder.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const outcome = await Promise.race([
    once(createInterface({ input: holder.stdout }), 'line').then(() => null),
    once(holder, 'close').then(() => said.trim()),
  ]).catch(String);
  return outcome === null ? holder : new NoSmallDiskError(outcome);
}

function diskHeldBy(holder: ChildProcess, folder: string, { enter }: Way): SmallDisk {
  const seenFromOutside = join(`/proc/${holder.pid}/root`, folder);
  const ballast = join(seenFromOutside, '.ballast');
  return {
    folder,
    seenFromOutside,
    // Entering forgets the working folder.
    inside(command, workingFolder) {
      const disk = [...enter, '--target', String(holder.pid)];
      return [...disk, 'sh', '-c', 'cd "$0" && exec "$@"', workingFolder, ...command];
    },
    fill: () => writeUntilFull(ballast),
    empty: () => rmSync(ballast, { force: true }),
    async close() {
      if (holder.exitCode !== null || holder.signalCode !== null) return;
      const ended = once(holder, 'exit');
      holder.kill('SIGKILL');
      await ended;
    },
  };
}

/** Large pieces first, then the blocks they left. */
const pieces = [1 << 20, 1 << 12] as const;

function writeUntilFull(file: string): void {
  const out = openSync(file, 'a');
  try {
    for (const piece of pieces) writeAll(out, Buffer.alloc(piece));
  } finally {
    closeSync(out);
  }
}

function writeAll(out: number, bytes: Buffer): void {
  try {
    for (;;) writeSync(out, bytes);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}
