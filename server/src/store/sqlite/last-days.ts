import type Database from 'better-sqlite3';
import { daysReader, type DayInFile } from './proved-days.ts';
import type { BatchRow } from './schema.ts';

/** The rows of the last day of each of these halls, proved; those of one hall in the order of writing. */
export function* lastDays(
  db: Database.Database,
  path: string,
  halls: readonly string[],
): Generator<BatchRow> {
  const days = lastDaysIn(db, halls);
  // Some halls have begun their day and others not yet; more days than two are not between them.
  const recent = new Set([...new Set(days.map(({ day }) => day))].sort().slice(-2));
  const read = daysReader(db, path);
  yield* read({ days: days.filter(({ day }) => recent.has(day)), as: 'newest' });
  for (const day of days) if (!recent.has(day.day)) yield* read({ days: [day], as: 'resting' });
}

/** How many rows there are at most to read. */
export function rowsOfLastDays(db: Database.Database, halls: readonly string[]): number {
  const first = db
    .prepare<[number], number>('SELECT min(seq) FROM batch INDEXED BY batch_by_day WHERE day = ?')
    .pluck();
  const last = db.prepare<[], number>('SELECT max(seq) FROM batch').pluck();
  const firsts = lastDaysIn(db, halls).map(({ id }) => first.get(id) ?? 0);
  return firsts.length === 0 ? 0 : (last.get() ?? 0) - Math.min(...firsts) + 1;
}

function lastDaysIn(db: Database.Database, halls: readonly string[]): DayInFile[] {
  const last = db.prepare<[string], DayInFile>(
    'SELECT id, hall, day FROM day WHERE hall = ? ORDER BY day DESC LIMIT 1',
  );
  return halls.map((hall) => last.get(hall)).filter((day) => day !== undefined);
}
