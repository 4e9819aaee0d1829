import { readFileSync } from 'node:fs';
import type { Bench } from '../bench.ts';
import { openViewers } from '../../hall/viewers.ts';
import type { WholeHall } from '../../hall/whole-hall.ts';

const screens = 500;
const calls = 200;
const barMegabytes = 100;

/** What five hundred screens cost the hub while numbers are called, and whether each saw every call. */
export async function benchViewers({ print, bars }: Bench, hall: WholeHall): Promise<void> {
  const { pid } = hall.program('hub');
  await hall.openWindows(1, 2, 3, 4, 5);
  await callMany(hall, 40);
  const before = residentMegabytes(pid);
  const viewers = await openViewers(hall.hub.address, screens);
  const called = await callMany(hall, calls);
  await viewers.agree(called.length);
  const cost = residentMegabytes(pid) - before;
  const missed = viewers.all.filter((each) => each.calls.join() !== called.join()).length;
  viewers.close();
  bars.atMost(`${screens} screens and ${calls} calls`, cost, barMegabytes, 'MB resident in the hub');
  bars.atMost('screens that missed a call or saw one twice', missed, 0, '');
  print('');
}

/** Tickets and calls, one after the other; what was called where. */
async function callMany(hall: WholeHall, count: number): Promise<string[]> {
  const manager = hall.staff('10');
  const called: string[] = [];
  for (let n = 0; n < count; n += 1) {
    await manager.issues(n % 2 === 0 ? 'deposit-change' : 'withdrawal-rent');
    const window = n % 2 === 0 ? 1 : 3;
    called.push(`${(await manager.calls(window)).ticket}→${window}`);
  }
  return called;
}

/** Of a process: what it holds in memory, MB (proc(5), VmRSS in kB). */
function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1000;
}
