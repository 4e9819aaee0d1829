/** The file on disk is not one this hub can work with; the message says which file, why, and what to do. */
export class JournalError extends Error {
  readonly code: 'journal-unusable' | 'data-in-use';

  constructor(code: JournalError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'JournalError';
    this.code = code;
  }
}

/** True for a journal or data folder that cannot be opened. */
export function isJournalError(error: unknown): error is JournalError {
  return error instanceof JournalError;
}
