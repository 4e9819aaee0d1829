import type Database from 'better-sqlite3';
import { answer as answerSchema, type Answer } from '@jiaohao/shared';
import { JournalError } from '../journal-error.ts';
import type { DayInJournal, JournalReader } from '../journal.ts';
import { digestOf, startOfDay } from './chain.ts';
import { reporting } from './database.ts';
import { dayReader, incidentReader, namingReader } from './day.ts';
import { journalSchema, type EntryRow } from './schema.ts';

/** Reads of the journal at `path`; damage is an error that says what and where, never less than was written. */
export function reader(db: Database.Database, path: string): JournalReader {
  const read = dayReader(db, path);
  const naming = namingReader(db, path);
  const ofIncidents = incidentReader(db, path);
  const days = daysBy(db, path);
  const halls = db.prepare<[], { hall: string }>('SELECT DISTINCT hall FROM entry ORDER BY hall');
  const known = answersBy(db, path);
  const settle = <T>(work: () => T): Promise<T> => settled(path, 'cannot be read', work);
  return {
    days: (hall) => settle(() => days(hall)),
    halls: () => settle(() => halls.all().map((row) => row.hall)),
    read: (stream) => settle(() => read(stream)),
    naming: (stream, ticket) => settle(() => naming(stream, ticket)),
    ofIncidents: (stream) => settle(() => ofIncidents(stream)),
    answersTo: (ids) => settle(() => known(ids)),
    close: () =>
      settle(() => {
        db.close();
      }),
  };
}

/** A synchronous piece of work as a promise: what it throws becomes a rejection, what the disk says one clear sentence. */
export function settled<T>(path: string, failed: string, work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(reporting(path, journalSchema, failed, work));
  });
}

/** The index of days is quick to count; that it has the newest day is proved by the newest entry. */
function daysBy(db: Database.Database, path: string): (hall: string) => DayInJournal[] {
  const count = db.prepare<[string], DayInJournal>(
    'SELECT hall, day, count(*) AS entries FROM entry WHERE hall = ? GROUP BY day ORDER BY day',
  );
  const newest = db
    .prepare<[string], string>('SELECT day FROM entry NOT INDEXED WHERE hall = ? ORDER BY seq DESC LIMIT 1')
    .pluck();
  return (hall) => {
    const days = count.all(hall);
    if (days.at(-1)?.day !== newest.get(hall))
      throw damagedJournal(path, `its index of days does not have the newest day of ${hall}`);
    return days;
  };
}

/** The answers given to commands that are known; each is proved by its place in its chain. */
export function answersBy(
  db: Database.Database,
  path: string,
): (ids: readonly string[]) => ReadonlyMap<string, Answer> {
  const find = db.prepare<[string], EntryRow>('SELECT * FROM entry WHERE command_id = ?');
  const before = db
    .prepare<[EntryRow], string>(
      'SELECT digest FROM entry WHERE hall = @hall AND day = @day AND seq < @seq ORDER BY seq DESC LIMIT 1',
    )
    .pluck();
  return (ids) => {
    const known = new Map<string, Answer>();
    for (const id of ids) {
      const row = find.get(id);
      if (row === undefined) continue;
      if (digestOf(before.get(row) ?? startOfDay, row) !== row.digest)
        throw damagedJournal(path, `the entry of command ${id} is not as it was written`);
      known.set(id, answerSchema.parse(JSON.parse(row.answer)));
    }
    return known;
  };
}

function damagedJournal(path: string, what: string): JournalError {
  return new JournalError('journal-damaged', `${path}: ${what}; ${journalSchema.ifDamaged?.(path)}.`);
}
