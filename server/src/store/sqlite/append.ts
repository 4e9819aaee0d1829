import type Database from 'better-sqlite3';
import type { Answer } from '@jiaohao/shared';
import type { AppendResult, JournalEntry, Stream } from '../journal.ts';
import { digestOf, startOfDay } from './chain.ts';
import { entryVersion } from './schema.ts';
import type { Mark } from './witness.ts';

/** What an append did, and how far the journal has come when it wrote something. */
export interface Appended {
  readonly result: AppendResult;
  readonly end: Mark | null;
}

/** Writes batches: all of one or nothing, each entry chained to the one before it on its day. */
export function appender(
  db: Database.Database,
  known: (ids: readonly string[]) => ReadonlyMap<string, Answer>,
): (entries: readonly JournalEntry[]) => Appended {
  const last = db.prepare<[], Mark & Stream>(
    'SELECT seq, digest, hall, day FROM entry ORDER BY seq DESC LIMIT 1',
  );
  const ends = endsOfDays(db);
  const insert = db.prepare(
    `INSERT INTO entry (seq, hall, day, command_id, at, version, digest, events, answer)
     VALUES (@seq, @hall, @day, @command_id, @at, @version, @digest, @events, @answer)`,
  );
  const write = db.transaction((entries: readonly JournalEntry[]): Appended => {
    const found = known(entries.map((entry) => entry.commandId));
    if (found.size > 0) return { result: { kind: 'already-known', known: found }, end: null };
    const newest = last.get();
    let end: Mark | null = newest ?? null;
    const before = ends();
    // Nearly always the same day: the index need not be asked.
    if (newest !== undefined) before.set(newest, newest.digest);
    for (const entry of entries) {
      const row = rowOf(entry);
      const digest = digestOf(before.get(entry), row);
      end = { seq: (end?.seq ?? 0) + 1, digest };
      insert.run({ ...row, ...end });
      before.set(entry, digest);
    }
    return { result: { kind: 'appended' }, end };
  });
  return (entries) => write.immediate(entries);
}

function rowOf({ hall, day, commandId, at, events, answer }: JournalEntry) {
  return {
    hall,
    day,
    command_id: commandId,
    at,
    version: entryVersion,
    events: JSON.stringify(events),
    answer: JSON.stringify(answer),
  };
}

/** The digests that the days of one batch end with; asked of the file once a batch and day. */
function endsOfDays(db: Database.Database) {
  const endOf = db
    .prepare<[string, string], string>(
      'SELECT digest FROM entry WHERE hall = ? AND day = ? ORDER BY seq DESC LIMIT 1',
    )
    .pluck();
  return () => {
    const ends = new Map<string, string>();
    const keyOf = ({ hall, day }: Stream): string => `${hall}\n${day}`;
    return {
      get: (stream: Stream) => ends.get(keyOf(stream)) ?? endOf.get(stream.hall, stream.day) ?? startOfDay,
      set: (stream: Stream, digest: string) => void ends.set(keyOf(stream), digest),
    };
  };
}
