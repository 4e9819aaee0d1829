import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { actor, acts, type Act, type Actor } from '@jiaohao/shared';

/** What was done to accounts and is not in the hall's journal yet. */
export interface ActsToTell {
  /** Written down inside the transaction that does it: neither is there without the other. */
  add(act: Act, about: string, by: Actor): void;
  /** Oldest first. */
  waiting(): readonly ActToTell[];
  told(id: string): void;
}

const kept = z.object({ id: z.string(), act: z.enum(acts), about: z.string(), by: actor });
type ActToTell = z.infer<typeof kept>;

export function createActsToTell(db: Database.Database): ActsToTell {
  const put = db.prepare('INSERT INTO act_to_tell (id, act, about, actor) VALUES (?, ?, ?, ?)');
  const all = db.prepare<[], { id: string; act: string; about: string; actor: string }>(
    'SELECT id, act, about, actor FROM act_to_tell ORDER BY seq',
  );
  const remove = db.prepare('DELETE FROM act_to_tell WHERE id = ?');
  return {
    add: (act, about, by) => void put.run(`act-${randomUUID()}`, act, about, JSON.stringify(by)),
    waiting: () => all.all().map(({ actor: by, ...row }) => kept.parse({ ...row, by: JSON.parse(by) })),
    told: (id) => void remove.run(id),
  };
}
