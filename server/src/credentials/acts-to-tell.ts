import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { actor, acts, type Act, type Actor } from '@jiaohao/shared';

/** What was done to a hall's accounts and is not in its journal yet. */
export interface ActsToTell {
  /** Written down inside the transaction that does it: neither is there without the other. */
  add(act: Act, about: string, by: Actor): void;
  /** Oldest first. */
  waiting(): readonly ActToTell[];
  told(id: string): void;
}

/** The same of all halls. */
interface AllActsToTell {
  of(hall: string): ActsToTell;
  /** Those with something to tell. */
  halls(): readonly string[];
}

const kept = z.object({ id: z.string(), act: z.enum(acts), about: z.string(), by: actor });
type ActToTell = z.infer<typeof kept>;

export function createActsToTell(db: Database.Database): AllActsToTell {
  const put = db.prepare('INSERT INTO act_to_tell (hall, id, act, about, actor) VALUES (?, ?, ?, ?, ?)');
  const all = db.prepare<[string], { id: string; act: string; about: string; actor: string }>(
    'SELECT id, act, about, actor FROM act_to_tell WHERE hall = ? ORDER BY seq',
  );
  const halls = db.prepare<[], string>('SELECT DISTINCT hall FROM act_to_tell').pluck();
  const remove = db.prepare('DELETE FROM act_to_tell WHERE id = ?');
  return {
    of: (hall) => ({
      add: (act, about, by) => void put.run(hall, `act-${randomUUID()}`, act, about, JSON.stringify(by)),
      waiting: () => all.all(hall).map(({ actor: by, ...row }) => kept.parse({ ...row, by: JSON.parse(by) })),
      told: (id) => void remove.run(id),
    }),
    halls: () => halls.all(),
  };
}
