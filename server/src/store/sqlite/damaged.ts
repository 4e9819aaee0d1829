import { JournalError } from '../journal-error.ts';
import type { Stream } from '../journal.ts';
import { journalSchema } from './schema.ts';

/** Of an entry whose digest does not prove it. */
export const notAsWritten = 'is not as it was written, or one before it is missing';

/** The error of one entry: file, day, number, what is wrong and what to do. */
export function damagedEntry(
  path: string,
  { hall, day }: Stream,
  number: number,
  what: string,
): JournalError {
  return damagedJournal(path, `entry ${number} of ${day} (${hall}) ${what}`);
}

/** The error of a journal that is not as it was written. */
export function damagedJournal(path: string, what: string): JournalError {
  return new JournalError('journal-damaged', `${path}: ${what}; ${journalSchema.ifDamaged?.(path)}.`);
}
