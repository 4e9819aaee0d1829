import type Database from 'better-sqlite3';
import { followChains } from './chain.ts';
import { keyOf } from './command-key.ts';
import { damagedEntry, notAsWritten } from './damaged.ts';
import { idsIn } from './form.ts';
import { batchesByDay, type BatchRow } from './schema.ts';

/** So many batches are settled in one turn of the event loop. */
const batchesATurn = 40;

/** The ids of days after which their halls have had another, into the file. */
export function settler(
  db: Database.Database,
  path: string,
  done: (ids: readonly string[], seq: number) => void,
) {
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
      if (!place(row).sound) throw damagedEntry(path, row, row.first, notAsWritten);
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
