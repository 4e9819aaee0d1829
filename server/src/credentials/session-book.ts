import type Database from 'better-sqlite3';
import type { StaffNumber } from '@jiaohao/shared';
import { ifThereIsRoom, type Writing } from './writing.ts';

/** A session as it outlives the hub's process. Times are epoch milliseconds. */
export interface KeptSession {
  readonly tokenHash: string;
  readonly staff: StaffNumber;
  readonly epoch: number;
  readonly openedAt: number;
  readonly seenAt: number;
}

/** Where sessions are kept, so that a hub that was restarted signs nobody out; on a full disk new ones are not. */
export interface SessionBook {
  all(): readonly KeptSession[];
  keep(session: KeptSession): void;
  drop(tokenHash: string): void;
}

export function createSessionBook(db: Database.Database, writing: Writing): SessionBook {
  const all = db.prepare<[], KeptSession>(
    'SELECT token_hash AS tokenHash, staff, epoch, opened_at AS openedAt, seen_at AS seenAt FROM session',
  );
  const put = db.prepare<[KeptSession]>(
    `REPLACE INTO session (token_hash, staff, epoch, opened_at, seen_at)
     VALUES (@tokenHash, @staff, @epoch, @openedAt, @seenAt)`,
  );
  const remove = db.prepare('DELETE FROM session WHERE token_hash = ?');
  return {
    all: () => all.all(),
    keep: (session) => ifThereIsRoom(writing, () => put.run(session)),
    drop: (tokenHash) => ifThereIsRoom(writing, () => remove.run(tokenHash)),
  };
}
