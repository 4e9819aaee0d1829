import { mkdirSync } from 'node:fs';
import Database from 'better-sqlite3';
import { JournalError } from '../journal-error.ts';
import { troubleOf } from './disk-error.ts';
import { lockFile } from './side-files.ts';

/**
 * Takes a data folder for this process alone: two hubs on one journal would each decide over half the truth. The lock
 * is the operating system's, held through an open SQLite transaction, so that it ends with the process however it ends.
 * @throws {JournalError} code `data-in-use` when another hub holds it.
 */
export function lockDataFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const db = new Database(lockFile(folder), { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    throw lockError(error, folder);
  }
  return {
    release: () => {
      db.close();
    },
  };
}

function lockError(error: unknown, folder: string): JournalError {
  if (troubleOf(error, folder) === 'in-use')
    return new JournalError(
      'data-in-use',
      `${folder}: another hub is already working on this data folder; stop it first, or name another folder under data.`,
      { cause: error },
    );
  const why = error instanceof Error ? error.message : String(error);
  return new JournalError(
    'journal-unusable',
    `${lockFile(folder)}: cannot be locked (${why}); if no hub is running, delete this file: it holds nothing.`,
    { cause: error },
  );
}
