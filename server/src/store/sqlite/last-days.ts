import type Database from 'better-sqlite3';
import { indexWhole } from './index-whole.ts';
import { daysReader, indexedDaysReader, type DayInFile } from './proved-days.ts';
import type { BatchRow } from './schema.ts';

/** Reads the last days of halls. */
export interface LastDays {
  /** How many entries they have together. */
  entries(halls: readonly string[]): number;
  /** Their rows, proved; those of one hall in the order of writing. */
  rows(halls: readonly string[]): Generator<BatchRow>;
}

/** A few of many halls are read by the index of days when what is read in one go would be so many times as much. */
const muchMore = 4;

/**
 * The days of all halls are read in one go through the file, which proves the index of days too; those of a few by the
 * index, once it is known to be whole.
 */
export function lastDaysReader(db: Database.Database, path: string): LastDays {
  const inOneGo = daysReader(db, path);
  const byIndex = indexedDaysReader(db, path);
  const isWhole = indexWhole(db);
  const lastOf = db.prepare<[string], DayInFile>(
    'SELECT id, hall, day FROM day WHERE hall = ? ORDER BY day DESC LIMIT 1',
  );
  const newestDates = db
    .prepare<[], string>('SELECT DISTINCT day FROM day ORDER BY day DESC LIMIT 2')
    .pluck();
  const entriesOf = db
    .prepare<[number], number>(
      'SELECT first + count - 1 FROM batch INDEXED BY batch_by_day WHERE day = ? ORDER BY seq DESC LIMIT 1',
    )
    .pluck();
  const batchesOf = db
    .prepare<[number], number>('SELECT count(*) FROM batch INDEXED BY batch_by_day WHERE day = ?')
    .pluck();
  const firstOf = db
    .prepare<[number], number>('SELECT min(seq) FROM batch INDEXED BY batch_by_day WHERE day = ?')
    .pluck();
  const newest = db.prepare<[], number>('SELECT max(seq) FROM batch NOT INDEXED').pluck();

  const daysOf = (halls: readonly string[]): DayInFile[] =>
    halls.map((hall) => lastOf.get(hall)).filter((day) => day !== undefined);
  const sumOf = (days: readonly DayInFile[], what: Database.Statement<[number], number>): number =>
    days.reduce((sum, { id }) => sum + (what.get(id) ?? 0), 0);
  /** Whether others wrote so much since these days began that it is better left out. */
  const areFewOfMany = (days: readonly DayInFile[], dates: readonly string[]): boolean => {
    const from = Math.min(...days.map(({ id }) => firstOf.get(id) ?? 0));
    const inAll = (newest.get() ?? 0) - from + 1;
    return inAll > muchMore * sumOf(days, batchesOf) && isWhole(dates);
  };
  return {
    entries: (halls) => sumOf(daysOf(halls), entriesOf),
    *rows(halls) {
      const days = daysOf(halls);
      // Some halls have begun their day and others not yet; those with an older one rest.
      const dates = newestDates.all();
      const recent = days.filter(({ day }) => dates.includes(day));
      if (areFewOfMany(recent, dates)) yield* byIndex(recent);
      else yield* inOneGo({ days: recent, as: 'newest' });
      yield* byIndex(days.filter(({ day }) => !dates.includes(day)));
    },
  };
}
