import type Database from 'better-sqlite3';
import type { AppendResult, JournalEntry, Stream, Told } from '../journal.ts';
import { digestOf, startOfDay } from './chain.ts';
import { packBatch } from './form.ts';
import type { KnownCommands } from './known.ts';
import { batchVersion } from './schema.ts';
import type { Mark } from './witness.ts';

/** What an append did, and how far the journal has come when it wrote something. */
export interface Appended {
  readonly result: AppendResult;
  readonly end: Mark | null;
}

/** Where a day stands in the file, and what its next batch is chained to. */
interface EndOfDay {
  readonly id: number;
  readonly next: number;
  readonly digest: string;
}

/** Writes batches: all of one or nothing, each chained to the one before it on its day. */
export function appender(
  db: Database.Database,
  told: (ids: readonly string[]) => ReadonlyMap<string, Told>,
  known: KnownCommands,
): (entries: readonly JournalEntry[]) => Appended {
  const lastSeq = db.prepare<[], number>('SELECT max(seq) FROM batch').pluck();
  const ends = endsOfDays(db);
  const insert = db.prepare(
    `INSERT INTO batch (seq, day, first, count, at, version, digest, said)
     VALUES (@seq, @id, @first, @count, @at, @version, @digest, @said)`,
  );
  /** The next number; null before the file was asked. */
  let next: number | null = null;

  const writeDay = (seq: number, entries: readonly JournalEntry[], stream: Stream): Mark => {
    const { hall, day } = stream;
    const end = ends.of(stream);
    const row = { hall, day, first: end.next, version: batchVersion, ...packBatch(entries) };
    const digest = digestOf(end.digest, row);
    insert.run({ ...row, seq, id: end.id, digest: Buffer.from(digest, 'hex') });
    ends.set(stream, { id: end.id, next: end.next + entries.length, digest });
    return { seq, digest };
  };
  const write = db.transaction((days: readonly (readonly [JournalEntry, ...JournalEntry[]])[]): Mark[] => {
    const from = next ?? (lastSeq.get() ?? 0) + 1;
    return days.map((entries, at) => writeDay(from + at, entries, entries[0]));
  });

  return (entries) => {
    const ids = entries.map(({ commandId }) => commandId);
    const before = told(ids);
    if (before.size > 0) return { result: { kind: 'already-known', known: before }, end: null };
    const days = byDay(entries);
    try {
      const marks = write.immediate(days);
      const end = marks.at(-1) ?? null;
      next = end === null ? next : end.seq + 1;
      for (const [at, { seq }] of marks.entries())
        for (const { commandId } of days[at] ?? []) known.note(commandId, seq);
      if (ends.someBegan()) known.settleOlderDays();
      return { result: { kind: 'appended' }, end };
    } catch (error) {
      // Nothing of it is in the file; what was learnt meanwhile is not so.
      next = null;
      ends.forget();
      throw error;
    }
  };
}

/** Neighbours of the same day and hall share a row. */
function byDay(entries: readonly JournalEntry[]): [JournalEntry, ...JournalEntry[]][] {
  const days: [JournalEntry, ...JournalEntry[]][] = [];
  for (const entry of entries) {
    const last = days.at(-1);
    if (last?.[0].day === entry.day && last[0].hall === entry.hall) last.push(entry);
    else days.push([entry]);
  }
  return days;
}

/** The ends of days: asked of the file once, then kept. */
function endsOfDays(db: Database.Database) {
  const idOf = db.prepare<[string, string], number>('SELECT id FROM day WHERE hall = ? AND day = ?').pluck();
  const begin = db.prepare<[string, string]>('INSERT INTO day (hall, day) VALUES (?, ?)');
  const lastOf = db.prepare<[number], { next: number; digest: string }>(
    `SELECT first + count AS next, lower(hex(digest)) AS digest FROM batch INDEXED BY batch_by_day
     WHERE day = ? ORDER BY seq DESC LIMIT 1`,
  );
  const ends = new Map<string, EndOfDay>();
  const keyOf = ({ hall, day }: Stream): string => `${hall}\n${day}`;
  let began = false;
  const find = ({ hall, day }: Stream): EndOfDay => {
    const known = idOf.get(hall, day);
    const id = known ?? Number(begin.run(hall, day).lastInsertRowid);
    began ||= known === undefined;
    return { id, ...(lastOf.get(id) ?? { next: 1, digest: startOfDay }) };
  };
  return {
    of: (stream: Stream): EndOfDay => ends.get(keyOf(stream)) ?? find(stream),
    set: (stream: Stream, end: EndOfDay): void => void ends.set(keyOf(stream), end),
    forget(): void {
      ends.clear();
      began = false;
    },
    /** Whether a day began since this was asked last. */
    someBegan(): boolean {
      const some = began;
      began = false;
      return some;
    },
  };
}
