import type Database from 'better-sqlite3';
import type { Mark } from './witness.ts';

/** How far a journal has come. */
export interface Marks {
  last(): Mark | null;
  at(seq: number): Mark | null;
}

export function marksIn(db: Database.Database): Marks {
  const mark = 'SELECT seq, lower(hex(digest)) AS digest FROM batch';
  const last = db.prepare<[], Mark>(`${mark} ORDER BY seq DESC LIMIT 1`);
  const at = db.prepare<[number], Mark>(`${mark} WHERE seq = ?`);
  return { last: () => last.get() ?? null, at: (seq) => at.get(seq) ?? null };
}
