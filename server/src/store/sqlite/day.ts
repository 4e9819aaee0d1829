import type Database from 'better-sqlite3';
import type { JournalEntry, Stream } from '../journal.ts';
import { textOf, unpackBatch, unpackText } from './form.ts';
import type { KnownCommands } from './known.ts';
import { daysReader, type DayInFile } from './proved-days.ts';
import { batchesByDay, type BatchRow } from './schema.ts';
import { checkVersion } from './version.ts';

/** Reads a day as it was decided and proves it whole. */
export function dayReader(
  db: Database.Database,
  path: string,
  known: KnownCommands,
): (stream: Stream) => JournalEntry[] {
  const read = daysReader(db, path);
  const find = db.prepare<[Stream], DayInFile>(
    'SELECT id, hall, day FROM day WHERE hall = @hall AND day = @day',
  );
  return ({ hall, day }) => {
    const inFile = find.get({ hall, day });
    if (inFile === undefined) return [];
    const entries: JournalEntry[] = [];
    let end = 0;
    for (const row of read({ days: [inFile], as: 'any' })) {
      for (const entry of unpackBatch(row)) {
        known.note(entry.commandId, row.seq);
        entries.push(entry);
      }
      end = row.seq;
    }
    known.covered(inFile.id, end);
    return entries;
  };
}

/** Reads those entries of a day whose batches say something and that are looked for; for a look, not for a replay. */
export function searchReader(
  db: Database.Database,
  path: string,
): (stream: Stream, says: readonly string[], wanted: (entry: JournalEntry) => boolean) => JournalEntry[] {
  const idOf = db.prepare<[Stream], number>('SELECT id FROM day WHERE hall = @hall AND day = @day').pluck();
  const ofDay = db.prepare<[number], BatchRow>(`${batchesByDay} WHERE b.day = ? ORDER BY b.seq`);
  return (stream, says, wanted) => {
    const { hall, day } = stream;
    const id = idOf.get({ hall, day });
    const found: JournalEntry[] = [];
    for (const row of id === undefined ? [] : ofDay.iterate(id)) {
      checkVersion(row, path);
      const text = textOf(row);
      if (!says.some((each) => text.includes(each))) continue;
      found.push(...unpackText(row, text).filter(wanted));
    }
    return found;
  };
}
