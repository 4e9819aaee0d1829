import type Database from 'better-sqlite3';
import type { Loss } from '../journal-on-disk.ts';
import type { Marks } from './marks.ts';
import type { Mark } from './witness.ts';

/** The book of what was lost, in the journal's own file. */
export interface LossBook {
  unseen(): readonly Loss[];
  put(loss: Loss): void;
  seenAt(at: number): void;
}

interface LossRow {
  readonly why: Loss['why'];
  readonly from_seq: number;
  readonly to_seq: number | null;
  readonly found_at: number;
}

export function openLossBook(db: Database.Database): LossBook {
  const unseen = db.prepare<[], LossRow>('SELECT * FROM loss WHERE seen_at IS NULL ORDER BY id');
  const put = db.prepare(
    'INSERT INTO loss (why, from_seq, to_seq, found_at) VALUES (@why, @from, @to, @foundAt)',
  );
  const see = db.prepare('UPDATE loss SET seen_at = ? WHERE seen_at IS NULL');
  return {
    unseen: () =>
      unseen.all().map(({ why, from_seq, to_seq, found_at }) => ({
        why,
        from: from_seq,
        to: to_seq,
        foundAt: found_at,
      })),
    put: (loss) => void put.run(loss),
    seenAt: (at) => void see.run(at),
  };
}

/** What a journal that has just been opened shows to have lost, null for nothing. */
export function lossOf(
  journal: Marks,
  witness: Mark | null,
  commitsInTail: number,
  now: number,
): Loss | null {
  const end = journal.last()?.seq ?? 0;
  if (witness !== null && witness.seq > end)
    return { why: 'shorter', from: end + 1, to: witness.seq, foundAt: now };
  if (witness !== null && journal.at(witness.seq)?.digest !== witness.digest)
    return { why: 'differs', from: 1, to: witness.seq, foundAt: now };
  // One commit may have been on its way when the power went; the one before it had been acknowledged.
  if (commitsInTail > 1) return { why: 'log', from: end + 1, to: null, foundAt: now };
  return null;
}
