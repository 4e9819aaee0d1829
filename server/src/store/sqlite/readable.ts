import type Database from 'better-sqlite3';
import { troubleOf } from './disk-error.ts';
import { batchRows, type BatchRow } from './schema.ts';

/** A row of a damaged file, or the number of one that is not there or cannot be read. */
export type Readable =
  { readonly row: BatchRow } | { readonly seq: number; readonly gone: 'missing' | 'unreadable' };

/** Each of these knows how far the file goes; in a damaged file they may disagree, or fail. */
const ends = [
  'SELECT max(seq) FROM batch NOT INDEXED',
  'SELECT max(seq) FROM (SELECT seq FROM batch INDEXED BY batch_by_day WHERE day >= 0)',
];

/**
 * Reads a damaged journal around its holes, in the order of writing: every batch is asked for by its own number.
 * @param known how far it is known to have gone
 */
export function* readableRows(db: Database.Database, known: number): Generator<Readable> {
  const find = db.prepare<[number], BatchRow>(`${batchRows} WHERE b.seq = ?`);
  const end = Math.max(
    known,
    ...ends.map((query) => Number(unlessDamaged(() => db.prepare(query).pluck().get()) ?? 0)),
  );
  for (let seq = 1; seq <= end; seq += 1) {
    const row = unlessDamaged(() => find.get(seq));
    if (row === null) yield { seq, gone: 'unreadable' };
    else if (row === undefined) yield { seq, gone: 'missing' };
    else yield { row };
  }
}

/** Null when the file cannot give it. */
function unlessDamaged<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (troubleOf(error, '.') === 'damaged') return null;
    throw error;
  }
}
