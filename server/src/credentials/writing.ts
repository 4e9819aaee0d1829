import { isOutOfRoom } from '../store/journal-error.ts';

/** Writes to the credentials file. What the disk says against it becomes a JournalError, `no-room` when it is full. */
export type Writing = <T>(work: () => T) => T;

/** For what the hub can do without for a while: where there is no room for it, nothing is written. */
export function ifThereIsRoom(writing: Writing, work: () => void): void {
  try {
    writing(work);
  } catch (error) {
    if (!isOutOfRoom(error)) throw error;
  }
}
