import type Database from 'better-sqlite3';
import { isOutOfRoom, JournalError } from '../journal-error.ts';
import type { JournalOnDisk, Loss } from '../journal-on-disk.ts';
import { reporting } from './database.ts';
import { structureFaults } from './examine.ts';
import { lossOf, openLossBook, type LossBook } from './losses.ts';
import { marksIn } from './marks.ts';
import { journalSchema } from './schema.ts';
import type { Mark, Witness } from './witness.ts';

/** What was lost of a journal, and its witness from here on. */
export interface Stock extends Pick<JournalOnDisk, 'losses' | 'lossesSeen'> {
  /** A batch is on disk; the journal ends with this entry now. */
  committed(end: Mark): void;
}

/**
 * Compares what is there with what had been acknowledged. What is missing goes into the book of losses, and the witness
 * begins again behind it, so that it is found once.
 * @param commitsInTail commits in the write-ahead log behind the last whole one
 * @throws {JournalError} when something is missing and what is left is not sound either.
 */
export function takeStock(
  db: Database.Database,
  path: string,
  witness: Witness,
  commitsInTail: number,
): Stock {
  const marks = marksIn(db);
  const book = openLossBook(db);
  const found = lossOf(marks, witness.read(), commitsInTail, Date.now());
  if (found !== null) refuseUnsound(db, path);
  /** Found, and not in the book yet because the disk has no room for it. */
  let unbooked = found === null || putIn(book, path, found) ? null : found;
  if (found !== null && unbooked === null) witness.restart(marks.last());

  return {
    losses: () => [...book.unseen(), ...(unbooked === null ? [] : [unbooked])],
    lossesSeen() {
      unbooked = null;
      book.seenAt(Date.now());
      witness.restart(marks.last());
    },
    committed(end) {
      if (unbooked === null) {
        witness.write(end);
        return;
      }
      if (!putIn(book, path, unbooked)) return;
      unbooked = null;
      witness.restart(end);
    },
  };
}

function putIn(book: LossBook, path: string, loss: Loss): boolean {
  try {
    reporting(path, journalSchema, 'cannot be written', () => {
      book.put(loss);
    });
    return true;
  } catch (error) {
    if (isOutOfRoom(error)) return false;
    throw error;
  }
}

/** Entries may be missing at the end and the rest be as it was; pages of two ages beside each other are no journal. */
function refuseUnsound(db: Database.Database, path: string): void {
  const [first] = structureFaults(db);
  if (first === undefined) return;
  throw new JournalError(
    'journal-damaged',
    `${path}: what was written last is missing and its structure is damaged (${first}); ${journalSchema.ifDamaged?.(path)}.`,
  );
}
