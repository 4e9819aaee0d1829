import { JournalError } from '../journal-error.ts';
import { batchVersion, type BatchRow } from './schema.ts';

/** @throws {JournalError} for a row in a form this program does not know. */
export function checkVersion({ hall, day, first, version }: BatchRow, path: string): void {
  if (version === batchVersion) return;
  throw new JournalError(
    'journal-unusable',
    `${path}: entry ${first} of ${day} (${hall}) is written in form ${version}, this program knows form ${batchVersion}; update this program.`,
  );
}
