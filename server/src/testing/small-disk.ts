import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Command } from '@jiaohao/shared';

/** What the hall on a small disk can be told to do, and `Told`: what it answers. */
export type Order =
  | { readonly do: 'send'; readonly command: Command; readonly id?: string }
  | { readonly do: 'let time pass'; readonly ms: number }
  | { readonly do: 'look' | 'room' | 'on disk' | 'examine' | 'fill' | 'make room' | 'restart' };
export type Told = unknown;

/** A hall in a process of its own whose disk has so much room and no more. */
export interface HallOnSmallDisk {
  tell(order: Order): Promise<Told>;
  close(): Promise<void>;
}

/** What begins a life with mounts of one's own: as anybody with user namespaces, or as root without them. */
const apart = [
  ['unshare', '--map-root-user', '--mount'],
  ['unshare', '--mount'],
];

function runApart(begin: readonly string[], script: string, ...args: readonly string[]) {
  const [program = '', ...flags] = begin;
  return { program, args: [...flags, 'sh', '-c', script, ...args] };
}

const possible = apart.find((begin) => {
  const trial = runApart(begin, 'mount -t tmpfs -o size=1m tmpfs /tmp');
  return spawnSync(trial.program, trial.args).status === 0;
});

/** Whether this machine lets us mount a small disk of our own (Linux, with user namespaces or as root). */
export const canMountDisks = possible !== undefined;

/** `size` as mount takes it: `24m`. `mountPoint`: an empty folder; nobody else sees what is mounted there. */
export function hallOnSmallDisk(size: string, mountPoint: string): HallOnSmallDisk {
  const script = `mount -t tmpfs -o size=${size} tmpfs "$0" && exec "$@"`;
  const program = new URL('small-disk-hall.ts', import.meta.url).pathname;
  const own = runApart(possible ?? [], script, mountPoint, process.execPath, program, mountPoint);
  const child = spawn(own.program, own.args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async tell(order) {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      const answer = await answers.next();
      if (answer.done === true) throw new Error('the hall on the small disk is gone');
      return JSON.parse(answer.value);
    },
    async close() {
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
