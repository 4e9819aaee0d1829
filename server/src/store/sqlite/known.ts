import type Database from 'better-sqlite3';
import { JournalError } from '../journal-error.ts';
import { followChains } from './chain.ts';
import { idsIn } from './form.ts';
import { batchesByDay, journalSchema, type BatchRow } from './schema.ts';

/** Which commands are in the journal, and in which batch; found at once, however long the journal is. */
export interface KnownCommands {
  /** Batches that may have one of these commands, by its id: nearly always none, or the one. */
  batchesOf(ids: readonly string[]): ReadonlyMap<string, readonly number[]>;
  /** A batch is on disk. */
  note(ids: readonly string[], seq: number): void;
  /** All batches of a day of the file (its row id) up to this one were noted by whoever read them. */
  covered(day: number, seq: number): void;
  /** Puts the ids of days that are over into the file, a little at a time, and forgets them here. */
  settleOlderDays(): void;
  stop(): void;
}

/** So many batches are settled in one turn of the event loop. */
const batchesATurn = 40;

/**
 * @param alone nobody else writes to the file, so that what was read once need not be looked for again
 * @throws {JournalError} from `batchesOf`, every time, while a day whose ids are not in the file is not as it was written
 */
export function knownCommands(
  db: Database.Database,
  path: string,
  { alone }: { readonly alone: boolean },
): KnownCommands {
  const young = createYoung();
  /** Up to which batch of a day its ids are noted. */
  const notedTo = new Map<number, number>();
  let loaded = false;
  const settled = settledBy(db);
  const unsettled = db.prepare<[], number>('SELECT id FROM day WHERE ids_known = 0 ORDER BY id').pluck();
  const after = db.prepare<[number, number], BatchRow>(
    `${batchesByDay} WHERE b.day = ? AND b.seq > ? ORDER BY b.seq`,
  );

  const note = (ids: readonly string[], seq: number): void => {
    for (const id of ids) young.add(keyOf(id), seq);
  };
  /** What is in the file and nobody has noted yet. */
  const load = (): void => {
    if (loaded && alone) return;
    for (const day of unsettled.all()) {
      const from = notedTo.get(day) ?? 0;
      const place = followChains();
      let end = from;
      for (const row of after.iterate(day, from)) {
        if (from === 0 && !place(row).sound) throw unsound(path, row);
        note(idsIn(row), row.seq);
        end = row.seq;
      }
      // Only now: a day that could not be proved is begun again.
      notedTo.set(day, end);
    }
    loaded = true;
  };
  const settling = settler(db, path, (ids, seq) => {
    for (const id of ids) young.drop(keyOf(id), seq);
  });
  return {
    batchesOf(ids) {
      load();
      const keys = new Map(ids.map((id) => [id, keyOf(id)]));
      const old = settled([...keys.values()]);
      const found = new Map<string, number[]>();
      for (const [id, key] of keys) {
        const seqs = [...young.of(key), ...(old.get(key) ?? [])];
        if (seqs.length > 0) found.set(id, seqs);
      }
      return found;
    },
    note,
    covered: (day, seq) => void notedTo.set(day, Math.max(seq, notedTo.get(day) ?? 0)),
    settleOlderDays: () => settling.begin(),
    stop: () => settling.stop(),
  };
}

/** What the file knows of days that are over; all keys in one question. */
function settledBy(db: Database.Database): (keys: readonly number[]) => ReadonlyMap<number, number[]> {
  const find = db.prepare<[string], { key: number; seq: number }>(
    'SELECT known.key, known.seq FROM json_each(?) asked JOIN known ON known.key = asked.value',
  );
  return (keys) => {
    const found = new Map<number, number[]>();
    for (const { key, seq } of find.all(JSON.stringify(keys)))
      found.set(key, [...(found.get(key) ?? []), seq]);
    return found;
  };
}

/** Batches by the keys of their commands. Keys that several batches share are so rare that they are kept apart. */
function createYoung() {
  const first = new Map<number, number>();
  const others = new Map<number, Set<number>>();
  return {
    add(key: number, seq: number): void {
      const known = first.get(key);
      if (known === undefined) first.set(key, seq);
      else if (known !== seq) others.set(key, (others.get(key) ?? new Set()).add(seq));
    },
    drop(key: number, seq: number): void {
      if (first.get(key) === seq) first.delete(key);
      else others.get(key)?.delete(seq);
    },
    of(key: number): number[] {
      const known = first.get(key);
      if (known === undefined && others.size === 0) return [];
      return [...(known === undefined ? [] : [known]), ...(others.get(key) ?? [])];
    },
  };
}

/** The ids of days after which their halls have had another, into the file. */
function settler(db: Database.Database, path: string, done: (ids: readonly string[], seq: number) => void) {
  const over = db
    .prepare<[], number>(
      `SELECT id FROM day WHERE ids_known = 0 AND EXISTS (SELECT 1 FROM day later WHERE later.hall = day.hall AND later.id > day.id)
       ORDER BY id LIMIT 1`,
    )
    .pluck();
  const batches = db.prepare<[number, number, number], BatchRow>(
    `${batchesByDay} WHERE b.day = ? AND b.seq > ? ORDER BY b.seq LIMIT ?`,
  );
  const put = db.prepare('INSERT OR IGNORE INTO known (key, seq) VALUES (?, ?)');
  const close = db.prepare('UPDATE day SET ids_known = 1 WHERE id = ?');
  let running = false;
  let stopped = false;
  let place = followChains();

  /** Returns where to go on, or null when nothing is left. */
  const step = (day: number, after: number): number | null => {
    if (after === 0) place = followChains();
    const rows = batches.all(day, after, batchesATurn).map((row) => {
      if (!place(row).sound) throw unsound(path, row);
      return { seq: row.seq, ids: idsIn(row) };
    });
    db.transaction(() => {
      for (const { seq, ids } of rows) for (const id of ids) put.run(keyOf(id), seq);
      if (rows.length < batchesATurn) close.run(day);
    }).immediate();
    for (const { seq, ids } of rows) done(ids, seq);
    return rows.length < batchesATurn ? null : (rows.at(-1)?.seq ?? null);
  };
  /** One step, and the next in another turn; `after` null: with the next day. */
  const go = (day: number | undefined, after: number | null): void => {
    if (stopped) return;
    try {
      const present = after === null ? over.get() : day;
      running = present !== undefined;
      if (present === undefined) return;
      const next = step(present, after ?? 0);
      setImmediate(() => go(present, next));
    } catch {
      // No room on the disk, or a day that is not as it was written: its ids are read from it, and the next day tries again.
      running = false;
    }
  };
  return {
    begin(): void {
      if (running || stopped) return;
      running = true;
      setImmediate(() => go(undefined, null));
    },
    stop(): void {
      stopped = true;
    },
  };
}

function unsound(path: string, { hall, day, first }: BatchRow): JournalError {
  return new JournalError(
    'journal-damaged',
    `${path}: entry ${first} of ${day} (${hall}) is not as it was written, or one before it is missing; ${journalSchema.ifDamaged?.(path)}.`,
  );
}

/** 53 bits of an id (cyrb53). Two ids may share them: who finds a batch looks whether it has the command. */
export function keyOf(id: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < id.length; at += 1) {
    const letter = id.charCodeAt(at);
    high = Math.imul(high ^ letter, 2654435761);
    low = Math.imul(low ^ letter, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
