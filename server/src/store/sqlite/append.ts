import type Database from 'better-sqlite3';
import type { AppendResult, JournalEntry, Stream, Told } from '../journal.ts';
import { digestOf, startOfDay } from './chain.ts';
import { packBatch } from './form.ts';
import type { KnownCommands } from './known.ts';
import { batchVersion } from './schema.ts';
import type { Mark } from './witness.ts';

/** What an append did for each who wanted something written, and how far the journal has come when it wrote something. */
export interface Appended {
  readonly results: readonly AppendResult[];
  readonly end: Mark | null;
}

/** Where a day stands in the file, and what its next batch is chained to. */
interface EndOfDay {
  readonly id: number;
  readonly next: number;
  readonly digest: string;
}

/**
 * Writes groups of entries with one commit: all of them or nothing, each batch chained to the one before it on its day. A
 * group with a command that is known, also from a group before it, is left out; the others do not rest on it.
 */
export function appender(
  db: Database.Database,
  told: (hall: string, ids: readonly string[]) => ReadonlyMap<string, Told>,
  known: KnownCommands,
): (groups: readonly (readonly JournalEntry[])[]) => Appended {
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

  /** @throws when the medium fails; then nothing of it is in the file. */
  const writeAll = (entries: readonly JournalEntry[]): Mark | null => {
    const days = byDay(entries);
    if (days.length === 0) return null;
    try {
      const marks = write.immediate(days);
      const end = marks.at(-1) ?? null;
      next = end === null ? next : end.seq + 1;
      for (const [at, { seq }] of marks.entries())
        for (const { commandId } of days[at] ?? []) known.note(commandId, seq);
      if (ends.someBegan()) known.settleOlderDays();
      return end;
    } catch (error) {
      // What was learnt meanwhile is not so.
      next = null;
      ends.forget();
      throw error;
    }
  };

  const toldBefore = (entries: readonly JournalEntry[]): ReadonlyMap<string, Told> => {
    const halls = Map.groupBy(entries, ({ hall }) => hall);
    const known = [...halls].flatMap(([hall, own]) => [
      ...told(
        hall,
        own.map(({ commandId }) => commandId),
      ),
    ]);
    return new Map(known);
  };

  return (groups) => {
    const knownIn = groups.map(toldBefore);
    const fresh = freshAmong(groups.filter((_, at) => knownIn[at]?.size === 0));
    const end = writeAll(fresh.flat());
    const results = groups.map((entries, at): AppendResult => {
      if (fresh.includes(entries)) return { kind: 'appended' };
      const before = knownIn[at] ?? new Map<string, Told>();
      return {
        kind: 'already-known',
        known: before.size > 0 ? before : toldBefore(entries),
      };
    });
    return { results, end };
  };
}

/** Those that have no command of one before them. */
function freshAmong(groups: readonly (readonly JournalEntry[])[]): readonly (readonly JournalEntry[])[] {
  if (groups.length <= 1) return groups;
  const ids = new Set<string>();
  return groups.filter((entries) => {
    const own = entries.map(({ hall, commandId }) => `${hall}\n${commandId}`);
    const isFresh = own.every((id) => !ids.has(id));
    if (isFresh) for (const id of own) ids.add(id);
    return isFresh;
  });
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
  /** Of the day that each hall writes. */
  const ends = new Map<string, EndOfDay & Pick<Stream, 'day'>>();
  let began = false;
  const find = ({ hall, day }: Stream): EndOfDay => {
    const known = idOf.get(hall, day);
    const id = known ?? Number(begin.run(hall, day).lastInsertRowid);
    began ||= known === undefined;
    return { id, ...(lastOf.get(id) ?? { next: 1, digest: startOfDay }) };
  };
  return {
    of(stream: Stream): EndOfDay {
      const end = ends.get(stream.hall);
      return end?.day === stream.day ? end : find(stream);
    },
    set: ({ hall, day }: Stream, end: EndOfDay): void => void ends.set(hall, { ...end, day }),
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
