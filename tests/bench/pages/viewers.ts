import { openViewers } from '../../hall/viewers.ts';
import { inBenchDirectory, type Bench } from '../bench.ts';
import { startHubAlone, type HubAlone } from '../hub-alone.ts';
import { inspect, inspectable } from '../inspected.ts';
import { residentMegabytes } from '../process-costs.ts';

const megabytesBar = 100;
const usual = { screens: 500, calls: 200, bar: megabytesBar };
/** Calls before anybody looks: code is compiled, the hall has been seen once. */
const warmUp = 40;

/**
 * What five hundred screens cost the hub while numbers are called, and whether each saw every call. What counts is what the
 * hub holds once it has thrown away what it can; how much of the rest it gives back to the machine, and when, is for the
 * collector to say, and differs from run to run.
 */
export function benchViewers({ print, bars }: Bench, { screens, calls, bar } = usual): Promise<void> {
  return inBenchDirectory(async (directory) => {
    const hub = await startHubAlone(directory, inspectable);
    try {
      const inspected = await inspect(hub.running.lines);
      for (const window of [1, 3]) await hub.does(`/windows/${window}/open`);
      const warm = await openViewers(hub.origin, 10);
      await callMany(hub, warmUp);
      warm.close();
      const before = await inspected.held();
      const viewers = await openViewers(hub.origin, screens);
      const called = await callMany(hub, calls);
      await viewers.agree(called.length);
      const uncollected = residentMegabytes(hub.running.pid);
      const during = await inspected.held();
      const missed = viewers.all.filter((each) => each.calls.join() !== called.join()).length;
      viewers.close();
      const after = await inspected.held();
      inspected.close();
      for (const [name, held] of Object.entries({
        'before them': before,
        'with them': during,
        'when they are gone': after,
      }))
        print(
          `  ${name.padEnd(22)}${held.heap.toFixed(1).padStart(7)} MB on the heap and in buffers, ${held.resident.toFixed(0).padStart(4)} MB resident`,
        );
      print(`  resident before anything was collected: ${uncollected.toFixed(0)} MB\n`);
      bars.atMost(
        `${screens} screens and ${calls} calls, what the hub holds for them`,
        during.heap - before.heap,
        bar,
        'MB',
      );
      bars.atMost(
        `${screens} screens, resident after a collection`,
        during.resident - before.resident,
        bar,
        'MB more',
      );
      bars.atMost('screens that missed a call or saw one twice', missed, 0, '');
      print('');
    } finally {
      await hub.stop();
    }
  });
}

/** Tickets and calls, one after the other; what was called where. */
async function callMany(hub: HubAlone, count: number): Promise<string[]> {
  const called: string[] = [];
  for (let n = 0; n < count; n += 1) {
    await hub.issue(n % 2 === 0 ? 'deposit-change' : 'withdrawal-rent');
    const window = n % 2 === 0 ? 1 : 3;
    called.push(`${await hub.callNext(window)}→${window}`);
  }
  return called;
}
