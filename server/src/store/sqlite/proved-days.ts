import type Database from 'better-sqlite3';
import type { JournalError } from '../journal-error.ts';
import type { Stream } from '../journal.ts';
import { followChain, type Place } from './chain.ts';
import { damagedEntry, damagedJournal, notAsWritten } from './damaged.ts';
import { batchesByDay, batchRows, unknownDay, type BatchRow } from './schema.ts';
import { checkVersion } from './version.ts';

/** A day of the file, by the number of its row. */
export interface DayInFile extends Stream {
  readonly id: number;
}

/** Which days are read. `newest`: no other day of their halls may follow · `any`: until their halls had another. */
export interface Wanted {
  readonly days: readonly DayInFile[];
  readonly as: 'newest' | 'any';
}

/** A day that is read, and how far it is. */
interface DayBeingRead {
  readonly day: DayInFile;
  readonly first: number;
  readonly last: number;
  readonly follow: (row: BatchRow) => Place;
  /** The number of its next entry. */
  next: number;
  /** The row that was its last until now. */
  end: number;
  over: boolean;
}

/**
 * Reads days in the order of writing, in one go through the file, and proves them whole: every batch in its chain, none
 * missing, and the index of days in agreement. The index says only where the days begin and end.
 * @throws {JournalError} at the first thing that is not as it was written
 */
export function daysReader(db: Database.Database, path: string): (wanted: Wanted) => Generator<BatchRow> {
  const find = finder(db);
  return function* read({ days, as }) {
    const reading = days.map((day) => beginningOf(find.bounds(day.id), day, path));
    const ofDay = new Map(reading.map((each) => [each.day.id, each]));
    const ofHall = new Map(reading.map((each) => [each.day.hall, each]));
    let left = reading.length;
    let seq = Math.min(...reading.map(({ first }) => first)) - 1;
    if (left === 0) return;
    for (const row of find.from(seq + 1)) {
      const own = ofDay.get(row.dayId);
      if (row.seq !== seq + 1) throw gap(path, own, seq + 1);
      seq = row.seq;
      if (own !== undefined) {
        prove(own, row, { path, dayBefore: find.dayBefore });
        yield row;
        continue;
      }
      if (row.hall === unknownDay)
        throw damagedJournal(path, `batch ${seq} of the file is of no day it knows`);
      const other = ofHall.get(row.hall);
      if (other === undefined || row.seq < other.first || other.over) continue;
      if (as === 'newest')
        throw damagedJournal(path, `its index of days does not have the newest day of ${row.hall}`);
      other.over = true;
      left -= 1;
      if (left === 0) break;
    }
    for (const each of reading) proveEnd(each, path);
  };
}

/**
 * Reads days by their index, whatever others wrote between, and proves their chains; that the index has all of them must be
 * known.
 * @throws {JournalError} at the first thing that is not as it was written
 */
export function indexedDaysReader(
  db: Database.Database,
  path: string,
): (days: readonly DayInFile[]) => Generator<BatchRow> {
  const find = finder(db);
  return function* read(days) {
    for (const day of days) {
      const reading = beginningOf(find.bounds(day.id), day, path);
      for (const row of find.ofDay(day.id)) {
        prove(reading, row, { path, dayBefore: find.dayBefore });
        yield row;
      }
      proveEnd(reading, path);
    }
  };
}

function beginningOf(
  { first, last }: { readonly first: number | null; readonly last: number | null },
  day: DayInFile,
  path: string,
): DayBeingRead {
  if (first === null || last === null) throw notInIndex(path, day, 1);
  return { day, first, last, follow: followChain(), next: 1, end: first - 1, over: false };
}

function prove(
  reading: DayBeingRead,
  row: BatchRow,
  {
    path,
    dayBefore,
  }: { readonly path: string; readonly dayBefore: (hall: string, seq: number) => string | undefined },
): void {
  checkVersion(row, path);
  const { day, first, next } = reading;
  if (!reading.follow(row).sound)
    throw row.seq === first && dayBefore(day.hall, first) === day.day
      ? notInIndex(path, day, next)
      : damagedEntry(path, day, next, notAsWritten);
  reading.next = row.first + row.count;
  reading.end = row.seq;
}

function proveEnd({ day, next, end, last }: DayBeingRead, path: string): void {
  if (end < last) throw damagedEntry(path, day, next, 'is missing');
  if (end > last) throw notInIndex(path, day, next);
}

function gap(path: string, own: DayBeingRead | undefined, seq: number): JournalError {
  return own === undefined
    ? damagedJournal(path, `batch ${seq} of the file is missing`)
    : damagedEntry(path, own.day, own.next, 'is missing');
}

function notInIndex(path: string, day: Stream, number: number): JournalError {
  return damagedEntry(path, day, number, 'is not in the index of days');
}

function finder(db: Database.Database) {
  const bounds = db.prepare<[number, number], { first: number | null; last: number | null }>(
    `SELECT (SELECT min(seq) FROM batch INDEXED BY batch_by_day WHERE day = ?) AS first,
            (SELECT max(seq) FROM batch INDEXED BY batch_by_day WHERE day = ?) AS last`,
  );
  const dayBefore = db
    .prepare<[string, number], string>(
      `SELECT d.day FROM batch b NOT INDEXED JOIN day d ON d.id = b.day
       WHERE d.hall = ? AND b.seq < ? ORDER BY b.seq DESC LIMIT 1`,
    )
    .pluck();
  const from = db.prepare<[number], BatchRow>(`${batchRows} WHERE b.seq >= ? ORDER BY b.seq`);
  const ofDay = db.prepare<[number], BatchRow>(`${batchesByDay} WHERE b.day = ? ORDER BY b.seq`);
  return {
    ofDay: (id: number) => ofDay.iterate(id),
    bounds: (id: number) => bounds.get(id, id) ?? { first: null, last: null },
    dayBefore: (hall: string, seq: number) => dayBefore.get(hall, seq),
    from: (seq: number) => from.iterate(seq),
  };
}
