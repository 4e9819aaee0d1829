import type Database from 'better-sqlite3';
import { followChains } from './chain.ts';
import { keyOf } from './command-key.ts';
import { damagedEntry, notAsWritten } from './damaged.ts';
import { idsIn } from './form.ts';
import { batchesByDay, type BatchRow } from './schema.ts';
import { settler } from './settler.ts';
import { createYoungIds, type YoungTable } from './young-ids.ts';

/** Which commands are in the journal, and in which batch; found at once, however long the journal is. */
export interface KnownCommands {
  /** Batches that may have one of these commands of a hall, by its id: nearly always none, or the one. Those of other halls may be among them. */
  batchesOf(hall: string, ids: readonly string[]): ReadonlyMap<string, readonly number[]>;
  /** A command is on disk, in this batch. */
  note(id: string, seq: number): void;
  /** All commands of a list that was made elsewhere. */
  noteAll(ids: YoungTable): void;
  /** All batches of a day of the file (its row id) up to this one were noted by whoever read them. */
  covered(day: number, seq: number): void;
  /** Puts the ids of days that are over into the file, a little at a time, and forgets them here. */
  settleOlderDays(): void;
  stop(): void;
}

/**
 * @param alone nobody else writes to the file, so that what was read once need not be looked for again
 * @throws {JournalError} from `batchesOf`, every time, while a day of the hall whose ids are not in the file is not as it was written
 */
export function knownCommands(
  db: Database.Database,
  path: string,
  { alone }: { readonly alone: boolean },
): KnownCommands {
  const young = createYoungIds();
  /** Up to which batch of a day its ids are noted. */
  const notedTo = new Map<number, number>();
  /** Halls whose young days are all noted. */
  const loaded = new Set<string>();
  const settled = settledBy(db, alone);
  const unsettled = db
    .prepare<[string], number>('SELECT id FROM day WHERE hall = ? AND ids_known = 0 ORDER BY id')
    .pluck();
  const after = db.prepare<[number, number], BatchRow>(
    `${batchesByDay} WHERE b.day = ? AND b.seq > ? ORDER BY b.seq`,
  );

  const note = (id: string, seq: number): void => young.add(keyOf(id), seq);
  /** What is in the file and nobody has noted yet. */
  const load = (hall: string): void => {
    if (alone && loaded.has(hall)) return;
    for (const day of unsettled.all(hall)) {
      const from = notedTo.get(day) ?? 0;
      const place = followChains();
      let end = from;
      for (const row of after.iterate(day, from)) {
        if (from === 0 && !place(row).sound) throw damagedEntry(path, row, row.first, notAsWritten);
        for (const id of idsIn(row)) note(id, row.seq);
        end = row.seq;
      }
      // Only now: a day that could not be proved is begun again.
      notedTo.set(day, end);
    }
    loaded.add(hall);
  };
  const settling = settler(db, path, (ids, seq) => {
    for (const id of ids) young.drop(keyOf(id), seq);
    settled.changed();
  });
  return {
    batchesOf(hall, ids) {
      load(hall);
      const keys = new Map(ids.map((id) => [id, keyOf(id)]));
      const old = settled.of([...keys.values()]);
      const found = new Map<string, number[]>();
      for (const [id, key] of keys) {
        const seqs = [...young.of(key), ...(old.get(key) ?? [])];
        if (seqs.length > 0) found.set(id, seqs);
      }
      return found;
    },
    note,
    noteAll: (ids) => young.takeIn(ids),
    covered: (day, seq) => void notedTo.set(day, Math.max(seq, notedTo.get(day) ?? 0)),
    settleOlderDays: () => settling.begin(),
    stop: () => settling.stop(),
  };
}

/**
 * What the file knows of days that are over; all keys in one question. A batch is asked about twice, before it is decided
 * and before it is written: the second time nothing is asked of the file unless it has changed.
 */
function settledBy(db: Database.Database, alone: boolean) {
  const find = db.prepare<[string], { key: number; seq: number }>(
    'SELECT known.key, known.seq FROM json_each(?) asked JOIN known ON known.key = asked.value',
  );
  /** Not in the file, of those that were asked for last. */
  let missing: ReadonlySet<number> = new Set();
  return {
    of(keys: readonly number[]): ReadonlyMap<number, number[]> {
      const found = new Map<number, number[]>();
      if (keys.every((key) => missing.has(key))) return found;
      for (const { key, seq } of find.all(JSON.stringify(keys)))
        found.set(key, [...(found.get(key) ?? []), seq]);
      if (alone) missing = new Set(keys.filter((key) => !found.has(key)));
      return found;
    },
    changed(): void {
      missing = new Set();
    },
  };
}
