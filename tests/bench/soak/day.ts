import { z } from 'zod';
import type { Bench } from '../bench.ts';
import type { Child } from '../child.ts';
import type { Counts, Held, Inspected } from '../inspected.ts';
import { slopeOf } from './trend.ts';

/** How long a day is, how much happens in it, and what a hub may hold at its end. */
export interface DayWish {
  readonly hours: number;
  /** How many times as fast as it is. */
  readonly speed: number;
  readonly membersAnHour: number;
  /** How often it is looked at. */
  readonly slices: number;
  /** So much more than a hub that has just started on the same journal, MB. */
  readonly beyond: number;
  /** So many timers or listeners more than at the beginning. */
  readonly more: number;
}

interface Slice {
  readonly hour: number;
  readonly members: number;
  readonly held: Held;
}

interface Day {
  readonly slices: readonly Slice[];
  readonly refused: number;
  readonly first: Counts;
  readonly last: Counts;
}

/** Slices at the beginning that say nothing of what grows: code is compiled, buffers find their size. */
const warmUpShare = 0.2;

/** Lets a load that is open work through a day, slice by slice, and looks into the hub after each. */
export async function spendDay(
  load: Child,
  inspected: Inspected,
  { hours, speed, membersAnHour, slices: count }: DayWish,
): Promise<Day> {
  const members = Math.round((membersAnHour * hours) / count);
  const seconds = (hours * 3600) / speed / count;
  const answer = z.object({ refused: z.int() });
  const slices: Slice[] = [];
  let refused = 0;
  let first: Counts | null = null;
  for (let n = 1; n <= count; n += 1) {
    refused += (await load.ask({ kind: 'work', members, seconds }, answer)).refused;
    slices.push({ hour: (n * hours) / count, members: n * members, held: await inspected.held() });
    if (n >= count * warmUpShare) first ??= await inspected.counts();
  }
  const last = await inspected.counts();
  return { slices, refused, first: first ?? last, last };
}

/** What was seen of a day. @param whose `a hall` @param fresh what a hub that has just started on the same journal holds */
export function reportDay(
  { print, bars }: Bench,
  whose: string,
  { hours, speed, beyond, more, slices: count }: DayWish,
  { slices, refused, first, last, fresh }: Day & { readonly fresh: Held },
): void {
  const end = slices.at(-1);
  if (end === undefined) return;
  print(
    `${hours} hours of ${whose} at ${speed} times the speed: ${end.members.toLocaleString('en')} members`,
  );
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
    `the day of ${whose}: held beyond what a fresh hub holds of it`,
    end.held.heap - fresh.heap,
    beyond,
    'MB',
  );
  bars.atMost('timers more at the end of the day', last.timers - first.timers, more, '');
  bars.atMost('listeners more at the end of the day', last.listeners - first.listeners, more, '');
  bars.atMost('commands refused', refused, 0, '');
}
