import type Database from 'better-sqlite3';
import { answer as answerSchema, type TicketNumber } from '@jiaohao/shared';
import type { HallEvent } from '../../domain/index.ts';
import { JournalError } from '../journal-error.ts';
import type { JournalEntry, Stream } from '../journal.ts';
import { followChains } from './chain.ts';
import { entryVersion, journalSchema, type EntryRow } from './schema.ts';

/**
 * Reads a day as it was decided and proves it whole: every entry in its chain, none missing, and the indexes in
 * agreement. The index says only where the day begins and ends; the rows are read in the order of writing.
 */
export function dayReader(db: Database.Database, path: string): (stream: Stream) => JournalEntry[] {
  const rows = rowsBy(db);
  return (stream) => {
    const { hall, day } = stream;
    const entries: JournalEntry[] = [];
    const damaged = (what: string): JournalError => damagedEntry(path, stream, entries.length + 1, what);
    const { first, last } = rows.bounds(hall, day);
    if (first === null) {
      if (rows.hasUnindexed(hall, day)) throw damaged('is not in the index of days');
      return [];
    }
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
      if (row.indexed_at !== row.seq) throw damaged('is not in the index of commands');
      entries.push(entryOf(row));
    }
    if (end !== last) throw damaged(end < (last ?? 0) ? 'is missing' : 'is not in the index of days');
    return entries;
  };
}

/** Reads what of a day begins it or names a ticket; for a look, not for a replay. */
export function namingReader(
  db: Database.Database,
  path: string,
): (stream: Stream, ticket: TicketNumber) => JournalEntry[] {
  const find = db.prepare<[string, string, string], EntryRow>(
    `SELECT * FROM entry WHERE hall = ? AND day = ? AND (instr(events, ?) > 0 OR instr(events, '"dayOpened"') > 0)
     ORDER BY seq`,
  );
  return ({ hall, day }, ticket) =>
    find.all(hall, day, `"${ticket}"`).map((row) => {
      checkVersion(row, path);
      return entryOf(row);
    });
}

/** Reads what of a day begins it or is about an incident; for a look, not for a replay. */
export function incidentReader(db: Database.Database, path: string): (stream: Stream) => JournalEntry[] {
  const find = db.prepare<[Stream], EntryRow>(
    `SELECT * FROM entry WHERE hall = @hall AND day = @day
       AND (instr(events, '"incident":') > 0 OR instr(events, '"dayOpened"') > 0)
     ORDER BY seq`,
  );
  return ({ hall, day }) =>
    find.all({ hall, day }).map((row) => {
      checkVersion(row, path);
      return entryOf(row);
    });
}

/** The error of one entry: file, day, number, what is wrong and what to do. */
function damagedEntry(path: string, { hall, day }: Stream, number: number, what: string): JournalError {
  return new JournalError(
    'journal-damaged',
    `${path}: entry ${number} of ${day} (${hall}) ${what}; ${journalSchema.ifDamaged?.(path)}.`,
  );
}

/** Once its digest has proved a row, its form is what its version says. */
function entryOf(row: EntryRow): JournalEntry {
  return {
    hall: row.hall,
    day: row.day,
    commandId: row.command_id,
    at: row.at,
    events: eventsIn(row.events),
    answer: answerSchema.parse(JSON.parse(row.answer)),
  };
}

function eventsIn(text: string): readonly HallEvent[] {
  const events: readonly HallEvent[] = JSON.parse(text);
  return events;
}

/** @throws {JournalError} for a row in a form this program does not know. */
export function checkVersion({ command_id, version }: EntryRow, path: string): void {
  if (version === entryVersion) return;
  throw new JournalError(
    'journal-unusable',
    `${path}: entry ${command_id} is written in form ${version}, this program knows form ${entryVersion}; update this program.`,
  );
}

/** A row with the place where the file's own index of command ids has it. */
type IndexedRow = EntryRow & { readonly indexed_at: number | null };

function rowsBy(db: Database.Database) {
  const bounds = db.prepare<[Stream], { first: number | null; last: number | null }>(
    `SELECT (SELECT min(seq) FROM entry WHERE hall = @hall AND day = @day) AS first,
            (SELECT max(seq) FROM entry WHERE hall = @hall AND day = @day) AS last`,
  );
  const unindexed = db.prepare<[Stream], EntryRow>(
    'SELECT seq FROM entry NOT INDEXED WHERE hall = @hall AND day = @day LIMIT 1',
  );
  const dayBefore = db
    .prepare<[string, number], string>(
      'SELECT day FROM entry NOT INDEXED WHERE hall = ? AND seq < ? ORDER BY seq DESC LIMIT 1',
    )
    .pluck();
  const from = db.prepare<[number], IndexedRow>(
    `SELECT e.*, (SELECT i.seq FROM entry i WHERE i.command_id = e.command_id) AS indexed_at
     FROM entry e NOT INDEXED WHERE e.seq >= ? ORDER BY e.seq`,
  );
  return {
    bounds: (hall: string, day: string) => bounds.get({ hall, day }) ?? { first: null, last: null },
    hasUnindexed: (hall: string, day: string) => unindexed.get({ hall, day }) !== undefined,
    dayBefore: (hall: string, seq: number) => dayBefore.get(hall, seq),
    from: (seq: number) => from.iterate(seq),
  };
}
