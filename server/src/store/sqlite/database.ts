import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { JournalError } from '../journal-error.ts';
import { codeOf, troubleOf } from './disk-error.ts';

/** Marks our files among SQLite databases: 'JHao' in ASCII. */
const applicationId = 0x4a_48_61_6f;

/** What makes a file ours: which kind it is and how it grew. `migrations[n]` leads from version n to n + 1. */
export interface Schema {
  readonly what: string;
  readonly migrations: readonly string[];
  /** What to do when its file is damaged; default: use a backup. */
  readonly ifDamaged?: (path: string) => string;
}

/**
 * Opens (or makes) a database that survives a power cut after every commit, and brings its schema up to date.
 *
 * `synchronous = FULL` is set here at every open because it is not kept in the file, and because better-sqlite3 is
 * compiled so that a reopened WAL database would silently run with NORMAL, which may lose the last commits.
 * @throws {JournalError} when the file is not ours, is newer than this program, or cannot be opened.
 */
export function openDurably(path: string, schema: Schema): Database.Database {
  return opening(path, schema, () => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // Made by us, for our eyes only; SQLite gives its side files the same permissions.
    closeSync(openSync(path, 'a', 0o600));
    const db = new Database(path);
    try {
      checkOwner(db, path, schema);
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
      migrate(db, schema);
    } catch (error) {
      db.close();
      throw error;
    }
    return db;
  });
}

/**
 * Opens an existing database for reading only, also beside a hub that is writing to it.
 * @throws {JournalError} when there is no such file, or it is not ours or newer than this program.
 */
export function openForReading(path: string, schema: Schema): Database.Database {
  return opening(path, schema, () => {
    const db = new Database(path, { readonly: true, fileMustExist: true });
    try {
      checkOwner(db, path, schema);
    } catch (error) {
      db.close();
      throw error;
    }
    return db;
  });
}

function opening(path: string, schema: Schema, open: () => Database.Database): Database.Database {
  try {
    return open();
  } catch (error) {
    if (error instanceof JournalError) throw error;
    throw journalErrorFor(error, path, schema, `cannot be opened as ${schema.what}`);
  }
}

/**
 * Does something with a database; what SQLite or the disk says against it becomes one sentence with the file, the
 * trouble and what to do.
 * @param failed the middle of the sentence: `cannot be read`
 * @throws {JournalError}
 */
export function reporting<T>(path: string, schema: Schema, failed: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof JournalError || codeOf(error) === null) throw error;
    throw journalErrorFor(error, path, schema, failed);
  }
}

function journalErrorFor(error: unknown, path: string, schema: Schema, failed: string): JournalError {
  const why = error instanceof Error ? error.message : String(error);
  const says = (code: JournalError['code'], advice: string): JournalError =>
    new JournalError(code, `${path}: ${failed} (${why}); ${advice}.`, { cause: error });
  switch (troubleOf(error, dirname(path))) {
    case 'damaged':
      return says('journal-damaged', `it is damaged: ${schema.ifDamaged?.(path) ?? 'use a backup'}`);
    case 'no-room':
      return says('no-room', 'there is no room on its disk: make some');
    case 'in-use':
      return says('data-in-use', 'another program is working on it: stop that first');
    case 'other':
      return says('journal-unusable', 'check that the folder exists and may be written');
  }
}

function checkOwner(db: Database.Database, path: string, schema: Schema): void {
  const version = versionOf(db);
  const owner = db.pragma('application_id', { simple: true });
  const isNew = version === 0 && owner === 0 && countOf(db) === 0;
  if (!isNew && owner !== applicationId)
    throw new JournalError(
      'journal-unusable',
      `${path}: is not ${schema.what} of this system; name another file.`,
    );
  if (version > schema.migrations.length)
    throw new JournalError(
      'journal-unusable',
      `${path}: was written by a newer version of this program (schema ${version}, known up to ${schema.migrations.length}); update this program.`,
    );
}

function migrate(db: Database.Database, schema: Schema): void {
  const steps = schema.migrations.slice(versionOf(db));
  if (steps.length === 0) return;
  db.transaction(() => {
    db.pragma(`application_id = ${applicationId}`);
    for (const step of steps) db.exec(step);
    db.pragma(`user_version = ${schema.migrations.length}`);
  }).immediate();
}

function versionOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

function countOf(db: Database.Database): number {
  return Number(db.prepare('SELECT count(*) FROM sqlite_master').pluck().get());
}
