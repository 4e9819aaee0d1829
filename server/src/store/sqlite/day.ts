import type Database from 'better-sqlite3';
import { JournalError } from '../journal-error.ts';
import type { JournalEntry, Stream } from '../journal.ts';
import { followChains } from './chain.ts';
import { textOf, unpackBatch, unpackText } from './form.ts';
import type { KnownCommands } from './known.ts';
import { batchesByDay, batchRows, batchVersion, journalSchema, type BatchRow } from './schema.ts';

/**
 * Reads a day as it was decided and proves it whole: every batch in its chain, none missing, and the index of days in
 * agreement. The index says only where the day begins and ends; the rows are read in the order of writing.
 */
export function dayReader(
  db: Database.Database,
  path: string,
  known: KnownCommands,
): (stream: Stream) => JournalEntry[] {
  const rows = rowsBy(db);
  return (stream) => {
    const { hall, day } = stream;
    const entries: JournalEntry[] = [];
    const damaged = (what: string): JournalError => damagedEntry(path, stream, entries.length + 1, what);
    const id = rows.idOf(stream);
    if (id === undefined) return [];
    const { first, last } = rows.bounds(id);
    if (first === null) throw damaged('is not in the index of days');
    if (rows.dayBefore(hall, first) === day) throw damaged('is not in the index of days');

    const place = followChains();
    let [seq, end] = [first - 1, first];
    for (const row of rows.from(first)) {
      if (row.seq !== seq + 1) throw damaged('is missing');
      if (row.hall === hall && row.day !== day) break;
      seq = row.seq;
      if (row.hall !== hall) continue;
      end = row.seq;
      checkVersion(row, path);
      if (!place(row).sound) throw damaged('is not as it was written, or one before it is missing');
      const batch = unpackBatch(row);
      known.note(
        batch.map(({ commandId }) => commandId),
        row.seq,
      );
      for (const entry of batch) entries.push(entry);
    }
    if (end !== last) throw damaged(end < (last ?? 0) ? 'is missing' : 'is not in the index of days');
    known.covered(id, end);
    return entries;
  };
}

/** Reads those entries of a day whose batches say something and that are looked for; for a look, not for a replay. */
export function searchReader(
  db: Database.Database,
  path: string,
): (stream: Stream, says: readonly string[], wanted: (entry: JournalEntry) => boolean) => JournalEntry[] {
  const rows = rowsBy(db);
  return (stream, says, wanted) => {
    const id = rows.idOf(stream);
    const found: JournalEntry[] = [];
    for (const row of id === undefined ? [] : rows.ofDay(id)) {
      checkVersion(row, path);
      const text = textOf(row);
      if (!says.some((each) => text.includes(each))) continue;
      found.push(...unpackText(row, text).filter(wanted));
    }
    return found;
  };
}

/** The error of one entry: file, day, number, what is wrong and what to do. */
function damagedEntry(path: string, { hall, day }: Stream, number: number, what: string): JournalError {
  return new JournalError(
    'journal-damaged',
    `${path}: entry ${number} of ${day} (${hall}) ${what}; ${journalSchema.ifDamaged?.(path)}.`,
  );
}

/** @throws {JournalError} for a row in a form this program does not know. */
export function checkVersion({ hall, day, first, version }: BatchRow, path: string): void {
  if (version === batchVersion) return;
  throw new JournalError(
    'journal-unusable',
    `${path}: entry ${first} of ${day} (${hall}) is written in form ${version}, this program knows form ${batchVersion}; update this program.`,
  );
}

function rowsBy(db: Database.Database) {
  const idOf = db.prepare<[Stream], number>('SELECT id FROM day WHERE hall = @hall AND day = @day').pluck();
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
    idOf: ({ hall, day }: Stream) => idOf.get({ hall, day }),
    bounds: (id: number) => bounds.get(id, id) ?? { first: null, last: null },
    dayBefore: (hall: string, seq: number) => dayBefore.get(hall, seq),
    from: (seq: number) => from.iterate(seq),
    ofDay: (id: number) => ofDay.iterate(id),
  };
}
