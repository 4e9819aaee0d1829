import { createMemoryJournal } from '../../server/src/store/memory-journal.ts';
import type { Journal } from '../../server/src/store/journal.ts';
import { simulateDay, type DayResult } from './hall-day.ts';
import { firstCome, ours, strict, type Policy } from './policies.ts';
import { variantOf } from './variants.ts';

/** The policies that a day is compared under, ours first. */
export const compared: readonly Policy[] = [ours, firstCome, strict];

/** A day, and, where it is one of the compared, the same day under the other policies. */
export interface DayRun {
  readonly day: number;
  /** A day of a hall with drawn settings: tried for its rules, not for its waits. */
  readonly variant: boolean;
  readonly result: DayResult;
  /** In the order of {@link compared}, ours left out; empty on a day that is not compared. */
  readonly others: readonly DayResult[];
}

/** Every tenth ordinary day is compared; a day that is asked for alone always is. */
function isCompared(day: number, alone: boolean): boolean {
  return variantOf(0, day) === undefined && (alone || day % 10 === 0);
}

/** Runs one day, reproducible by its seed and number alone. `journal`: where it is kept; in memory unless given. */
export async function runDay(seed: number, day: number, alone: boolean, journal?: Journal): Promise<DayRun> {
  const variant = variantOf(seed, day);
  const result = await simulateDay({
    seed,
    day,
    journal: journal ?? createMemoryJournal(),
    ...(variant === undefined ? {} : { variant }),
  });
  const others: DayResult[] = [];
  if (isCompared(day, alone)) {
    for (const policy of compared.slice(1)) {
      others.push(await simulateDay({ seed, day, policy, journal: createMemoryJournal() }));
    }
  }
  return { day, variant: variant !== undefined, result, others };
}
