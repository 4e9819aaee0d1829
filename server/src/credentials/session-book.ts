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

export function createSessionBook(db: Database.Database, writing: Writing): (hall: string) => SessionBook {
  const all = db.prepare<[string], KeptSession>(
    'SELECT token_hash AS tokenHash, staff, epoch, opened_at AS openedAt, seen_at AS seenAt FROM session WHERE hall = ?',
  );
  const put = db.prepare<[KeptSession & { readonly hall: string }]>(
    `REPLACE INTO session (hall, token_hash, staff, epoch, opened_at, seen_at)
     VALUES (@hall, @tokenHash, @staff, @epoch, @openedAt, @seenAt)`,
  );
  const remove = db.prepare('DELETE FROM session WHERE hall = ? AND token_hash = ?');
  return (hall) => ({
    all: () => all.all(hall),
    keep: (session) => ifThereIsRoom(writing, () => put.run({ ...session, hall })),
    drop: (tokenHash) => ifThereIsRoom(writing, () => remove.run(hall, tokenHash)),
  });
}
