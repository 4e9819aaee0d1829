/** The file on disk is not one this hub can work with; the message says which file, why, and what to do. */
export class JournalError extends Error {
  readonly code: 'journal-unusable' | 'journal-damaged' | 'data-in-use' | 'no-room';

  constructor(code: JournalError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'JournalError';
    this.code = code;
  }
}

/** True for a journal or data folder that cannot be used. */
export function isJournalError(error: unknown): error is JournalError {
  return error instanceof JournalError;
}

/** True when what failed would have succeeded with more room on the disk. */
export function isOutOfRoom(error: unknown): boolean {
  return isJournalError(error) && error.code === 'no-room';
}
