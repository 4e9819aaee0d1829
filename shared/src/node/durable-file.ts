import Database from 'better-sqlite3';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** Opens (or makes) an SQLite file whose commits survive kill and power cut, and which its owner alone may read. */
export function openDurableFile(path: string): Database.Database {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // Made before SQLite makes it, so that it is its owner's only from the first byte; its side files get the same rights.
  closeSync(openSync(path, 'a', 0o600));
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  // Compiled-in defaults run a reopened WAL database at NORMAL, which may lose the last commits in a power cut.
  db.pragma('synchronous = FULL');
  return db;
}
