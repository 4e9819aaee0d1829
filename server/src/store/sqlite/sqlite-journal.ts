import type Database from 'better-sqlite3';
import { z } from 'zod';
import { answer as answerSchema, type Answer } from '@jiaohao/shared';
import type { HallEvent } from '../../domain/index.ts';
import { JournalError } from '../journal-error.ts';
import type { AppendResult, Journal, JournalEntry, JournalReader } from '../journal.ts';
import { openDurably, openForReading } from './database.ts';
import { entryVersion, journalSchema, type EntryRow } from './schema.ts';

/** Our own writing, whose form the entry's version number vouches for: only what every event has is looked at. */
const eventsOnDisk = z.array(
  z.custom<HallEvent>((json) => z.looseObject({ type: z.string(), at: z.int() }).safeParse(json).success),
);

/**
 * The journal as one SQLite file: write-ahead log, every commit forced to disk.
 * @throws {JournalError} when the file cannot be used.
 */
export function openJournal(path: string): Journal {
  const db = openDurably(path, journalSchema);
  const append = appender(db);
  return { ...reader(db, path), append: (entries) => settle(() => append(entries)) };
}

/**
 * The same file for those who only look: the offline checker, reports. The hub may be running.
 * @throws {JournalError} when there is no such file or it is not a journal.
 */
export function openJournalReadOnly(path: string): JournalReader {
  return reader(openForReading(path, journalSchema), path);
}

function appender(db: Database.Database): (entries: readonly JournalEntry[]) => AppendResult {
  const insert = db.prepare(
    `INSERT INTO entry (hall, day, command_id, at, version, events, answer)
     VALUES (@hall, @day, @commandId, @at, ${entryVersion}, @events, @answer)`,
  );
  const known = answersBy(db);
  const write = db.transaction((entries: readonly JournalEntry[]): AppendResult => {
    const found = known(entries.map((entry) => entry.commandId));
    if (found.size > 0) return { kind: 'already-known', known: found };
    for (const entry of entries)
      insert.run({ ...entry, events: JSON.stringify(entry.events), answer: JSON.stringify(entry.answer) });
    return { kind: 'appended' };
  });
  return (entries) => write.immediate(entries);
}

function reader(db: Database.Database, path: string): JournalReader {
  const read = db.prepare<[string, string], EntryRow>(
    'SELECT * FROM entry WHERE hall = ? AND day = ? ORDER BY seq',
  );
  const days = db.prepare<[string], { hall: string; day: string; entries: number }>(
    'SELECT hall, day, count(*) AS entries FROM entry WHERE hall = ? GROUP BY day ORDER BY day',
  );
  const halls = db.prepare<[], { hall: string }>('SELECT DISTINCT hall FROM entry ORDER BY hall');
  const known = answersBy(db);
  return {
    days: (hall) => settle(() => days.all(hall)),
    halls: () => settle(() => halls.all().map((row) => row.hall)),
    read: ({ hall, day }) => settle(() => read.all(hall, day).map((row) => entryOf(row, path))),
    answersTo: (ids) => settle(() => known(ids)),
    close: () =>
      settle(() => {
        db.close();
      }),
  };
}

function answersBy(db: Database.Database): (ids: readonly string[]) => ReadonlyMap<string, Answer> {
  const find = db.prepare<[string], string>('SELECT answer FROM entry WHERE command_id = ?').pluck();
  return (ids) => {
    const known = new Map<string, Answer>();
    for (const id of ids) {
      const text = find.get(id);
      if (text !== undefined) known.set(id, answerSchema.parse(JSON.parse(text)));
    }
    return known;
  };
}

function entryOf(row: EntryRow, path: string): JournalEntry {
  if (row.version !== entryVersion)
    throw new JournalError(
      'journal-unusable',
      `${path}: entry ${row.command_id} is written in form ${row.version}, this program knows form ${entryVersion}; update this program.`,
    );
  return {
    hall: row.hall,
    day: row.day,
    commandId: row.command_id,
    at: row.at,
    events: eventsOnDisk.parse(JSON.parse(row.events)),
    answer: answerSchema.parse(JSON.parse(row.answer)),
  };
}

/** A synchronous piece of work as a promise: what it throws becomes a rejection. */
function settle<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
