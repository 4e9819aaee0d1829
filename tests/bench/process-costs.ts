import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** What a process holds in memory, MB of 10⁶ bytes (proc(5), VmRSS in KiB). */
export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return (Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) * 1024) / 1e6;
}

/** Seconds a process has had a core for itself until now (proc(5), utime and stime). */
export function coreSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold anything; user and system time are the 12th and 13th field behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksASecond();
}

let ticks: number | undefined;
function ticksASecond(): number {
  return (ticks ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })));
}

/** How much of a core a process needs over so long, %. */
export async function coreShare(pid: number, seconds: number): Promise<number> {
  const [before, began] = [coreSeconds(pid), performance.now()];
  await pause(seconds * 1000);
  return (100 * (coreSeconds(pid) - before)) / ((performance.now() - began) / 1000);
}

/** How many files and sockets a process of ours may have open; Infinity: as many as it likes. */
export function openFilesLimit(): number {
  const row = /Max open files\s+\S+\s+(\S+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
  return row === undefined || row === 'unlimited' ? Number.POSITIVE_INFINITY : Number(row);
}
