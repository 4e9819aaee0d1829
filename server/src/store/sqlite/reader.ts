import type Database from 'better-sqlite3';
import type { DayInJournal, JournalReader, Told } from '../journal.ts';
import { isNaming, isOfIncident } from '../looked-for.ts';
import { digestOf, startOfDay } from './chain.ts';
import { reporting } from './database.ts';
import { damagedJournal } from './damaged.ts';
import { dayReader, searchReader } from './day.ts';
import { unpackBatch } from './form.ts';
import type { KnownCommands } from './known.ts';
import { replayer } from './replay.ts';
import { batchRows, journalSchema, type BatchRow } from './schema.ts';

/** Reads of the journal at `path`; damage is an error that says what and where, never less than was written. */
export function reader(db: Database.Database, path: string, known: KnownCommands): JournalReader {
  const read = dayReader(db, path, known);
  const replay = replayer(db, path, known);
  const search = searchReader(db, path);
  const days = daysBy(db, path);
  const halls = db.prepare<[], { hall: string }>(
    'SELECT DISTINCT hall FROM day d WHERE EXISTS (SELECT 1 FROM batch b WHERE b.day = d.id) ORDER BY hall',
  );
  const told = toldBy(db, path, known);
  const settle = <T>(work: () => T): Promise<T> => settled(path, 'cannot be read', work);
  const beginning = '"dayOpened"';
  return {
    days: (hall) => settle(() => days(hall)),
    halls: () => settle(() => halls.all().map((row) => row.hall)),
    read: (stream) => settle(() => read(stream)),
    replay,
    naming: (stream, ticket) =>
      settle(() => search(stream, [beginning, `"${ticket}"`], (entry) => isNaming(entry, ticket))),
    ofIncidents: (stream) => settle(() => search(stream, [beginning, '"incident":'], isOfIncident)),
    answersTo: (hall, ids) => settle(() => told(hall, ids)),
    close: () =>
      settle(() => {
        known.stop();
        db.close();
      }),
  };
}

/** A synchronous piece of work as a promise: what it throws becomes a rejection, what the disk says one clear sentence. */
function settled<T>(path: string, failed: string, work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(reporting(path, journalSchema, failed, work));
  });
}

/** The index of days is quick to count; that it has the newest day is proved by the newest batch. */
function daysBy(db: Database.Database, path: string): (hall: string) => DayInJournal[] {
  const count = db.prepare<[string], DayInJournal>(
    `SELECT hall, day,
       (SELECT first + count - 1 FROM batch INDEXED BY batch_by_day WHERE day = d.id ORDER BY seq DESC LIMIT 1) AS entries
     FROM day d WHERE hall = ? ORDER BY day`,
  );
  const newest = db
    .prepare<[string], string>(
      `SELECT d.day FROM batch b NOT INDEXED JOIN day d ON d.id = b.day WHERE d.hall = ? ORDER BY b.seq DESC LIMIT 1`,
    )
    .pluck();
  return (hall) => {
    const days = count.all(hall);
    if (days.at(-1)?.day !== newest.get(hall) || days.some(({ entries }) => entries === null))
      throw damagedJournal(path, `its index of days does not have the newest day of ${hall}`);
    return days;
  };
}

/** What commands that are known were told; each is proved by the place of its batch in its chain. */
export function toldBy(
  db: Database.Database,
  path: string,
  known: KnownCommands,
): (hall: string, ids: readonly string[]) => ReadonlyMap<string, Told> {
  const find = db.prepare<[number], BatchRow>(`${batchRows} WHERE b.seq = ?`);
  const before = db
    .prepare<[number, number], string>(
      `SELECT lower(hex(digest)) FROM batch INDEXED BY batch_by_day
       WHERE day = (SELECT day FROM batch WHERE seq = ?) AND seq < ? ORDER BY seq DESC LIMIT 1`,
    )
    .pluck();
  const toldIn = (asked: string, seq: number, id: string): Told | null => {
    const row = find.get(seq);
    if (row === undefined || digestOf(before.get(seq, seq) ?? startOfDay, row) !== row.digest)
      throw damagedJournal(path, `the entry of command ${id} is not as it was written`);
    const { hall, day } = row;
    if (hall !== asked) return null;
    const entry = unpackBatch(row).find(({ commandId }) => commandId === id);
    return entry === undefined ? null : { hall, day, answer: entry.answer };
  };
  return (hall, ids) => {
    const told = new Map<string, Told>();
    for (const [id, seqs] of known.batchesOf(hall, ids))
      for (const seq of seqs) {
        const found = toldIn(hall, seq, id);
        if (found !== null) told.set(id, found);
      }
    return told;
  };
}
