import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { hallOf } from '../../../server/src/cli/hall-of.ts';
import { loadHubFile } from '../../../server/src/config.ts';
import { credentialsFile } from '../../../server/src/data-folder.ts';
import { root } from '../../hall/processes.ts';
import { enrolInBulk } from '../agents/enrol-in-bulk.ts';
import { portOf } from '../agents/mqtt-rates.ts';
import { inBenchDirectory, type Bench } from '../bench.ts';
import { startChild } from '../child.ts';
import { inspect, inspectable, type Counts, type Held, type Inspected } from '../inspected.ts';
import { services, startBusyHub, windowCount, type BusyHub } from '../rates/busy-hub.ts';
import { slopeOf } from './trend.ts';

/** Beyond what a hub that has just read the same day holds, MB. */
const beyondBar = 16;
/** More timers or listeners at the end than at the beginning. */
const moreBar = 8;
const usual = {
  hours: 8,
  speed: 20,
  membersAnHour: 4000,
  slices: 24,
  beyond: beyondBar,
  more: moreBar,
};

const screens = 50;
const kiosks = Array.from({ length: 20 }, (_, at) => `K${at + 1}`);
/** Slices at the beginning that say nothing of what grows: code is compiled, buffers find their size. */
const warmUpShare = 0.2;
const hourMs = 3600_000;

interface Slice {
  readonly hour: number;
  readonly members: number;
  readonly held: Held;
}

/**
 * A hub with windows, screens and kiosks through the hours of a day, its clock and its timers turned up: what it holds as
 * the day goes on, and at its end beside a hub that has just started on the same journal. Everything the day itself needs,
 * both hold.
 */
export function benchSoak(bench: Bench, wish = usual): Promise<void> {
  return inBenchDirectory(async (directory) => {
    // In the morning, wherever the machine's clock is: the day does not end while it is watched.
    const morning = Math.floor(Date.now() / (24 * hourMs)) * 24 * hourMs + hourMs;
    const clock = { BENCH_CLOCK: `${Date.now()} ${morning} ${wish.speed}` };
    const fast = pathToFileURL(join(root, 'tests/bench/soak/fast-clock.ts')).href;
    const env = { ...clock, NODE_OPTIONS: `${inspectable.NODE_OPTIONS} --import ${fast}` };
    const hub = await startBusyHub(directory, { env, kiosks, prepare: () => enrolKiosks(directory) });
    const inspected = await inspect(hub.lines);
    const day = await untilClosed(hub, () => spendDay(directory, hub, inspected, wish));
    const fresh = await startBusyHub(directory, { env, kiosks });
    try {
      report(bench, wish, { ...day, fresh: await (await inspect(fresh.lines)).held() });
    } finally {
      await fresh.close();
    }
  });
}

async function untilClosed<T>(hub: BusyHub, spend: () => Promise<T>): Promise<T> {
  try {
    return await spend();
  } finally {
    await hub.close();
  }
}

function enrolKiosks(directory: string): void {
  const hub = loadHubFile(join(directory, 'hall.yaml'));
  const { plan } = hallOf(hub, null);
  const data = join(directory, hub.machine.data);
  mkdirSync(data, { recursive: true });
  enrolInBulk(
    credentialsFile(data),
    [plan.hall.id],
    kiosks.map((id) => ({ id, kind: 'kiosk', windows: new Set() })),
  );
}

interface Day {
  readonly slices: readonly Slice[];
  readonly refused: number;
  readonly first: Counts;
  readonly last: Counts;
}

async function spendDay(
  directory: string,
  hub: BusyHub,
  inspected: Inspected,
  { hours, speed, membersAnHour, slices: count }: typeof usual,
): Promise<Day> {
  const load = startChild('soak/load.ts', directory);
  try {
    await load.ask(
      {
        kind: 'open',
        origin: hub.origin,
        headers: hub.headers,
        mqttPort: portOf(hub.mqtt),
        hall: 'demo',
        agents: kiosks,
        screens,
        windows: windowCount,
        services,
        speed,
      },
      z.null(),
    );
    const members = Math.round((membersAnHour * hours) / count);
    const seconds = (hours * 3600) / speed / count;
    const slices: Slice[] = [];
    let refused = 0;
    let first: Counts | null = null;
    for (let n = 1; n <= count; n += 1) {
      const answer = z.object({ refused: z.int() });
      refused += (await load.ask({ kind: 'work', members, seconds }, answer)).refused;
      slices.push({ hour: (n * hours) / count, members: n * members, held: await inspected.held() });
      if (n >= count * warmUpShare) first ??= await inspected.counts();
    }
    const last = await inspected.counts();
    return { slices, refused, first: first ?? last, last };
  } finally {
    inspected.close();
    await load.stop();
  }
}

function report(
  { print, bars }: Bench,
  { hours, speed, beyond, more, slices: count }: typeof usual,
  { slices, refused, first, last, fresh }: Day & { readonly fresh: Held },
): void {
  const end = slices.at(-1);
  if (end === undefined) return;
  print(`${hours} hours of a hall at ${speed} times the speed: ${end.members.toLocaleString('en')} members`);
  for (const { hour, members, held } of slices.filter(
    (_, at) => at % Math.ceil(count / 8) === 0 || at === count - 1,
  ))
    print(
      `  after ${hour.toFixed(1).padStart(4)} h ${members.toLocaleString('en').padStart(8)} members ${held.heap.toFixed(1).padStart(7)} MB held ${held.resident.toFixed(0).padStart(5)} MB resident`,
    );
  const warm = slices.slice(Math.floor(slices.length * warmUpShare));
  const growth = (of: (slice: Slice) => number): string =>
    ((1e6 * slopeOf(warm.map((slice) => [slice.members, of(slice)]))) / 1000).toFixed(2);
  print(
    `  after warming up it grows by ${growth(({ held }) => held.heap)} kB held and ${growth(({ held }) => held.resident)} kB resident a member`,
  );
  print(
    `  a hub that has just started on the same journal: ${fresh.heap.toFixed(1)} MB held, ${fresh.resident.toFixed(0)} MB resident`,
  );
  print(
    `  timers ${first.timers} → ${last.timers}, listeners ${first.listeners} → ${last.listeners}; ${refused} commands refused\n`,
  );
  bars.atMost(
    'a day’s hub, held beyond what a fresh one holds of the same day',
    end.held.heap - fresh.heap,
    beyond,
    'MB',
  );
  bars.atMost('timers more at the end of the day', last.timers - first.timers, more, '');
  bars.atMost('listeners more at the end of the day', last.listeners - first.listeners, more, '');
  bars.atMost('commands refused', refused, 0, '');
}
