import Database from 'better-sqlite3';
import { commandMessage, type CommandMessage } from '../contracts/commands.ts';
import { openDurableFile } from './durable-file.ts';

/** The disk takes nothing: it is full, read-only or broken. */
export class OutboxError extends Error {
  readonly code = 'outbox';
  override readonly name = 'OutboxError';
}

/** True for an {@link OutboxError}. */
export function isOutboxError(error: unknown): error is OutboxError {
  return error instanceof OutboxError;
}

/** Commands that were promised to the hub and not answered yet. Survives a kill of the agent. */
export interface Outbox {
  /** Durable when this returns. The same id twice is kept once. Throws {@link OutboxError} when it cannot be kept. */
  put(message: CommandMessage): void;
  /**
   * Answered or withdrawn. Not forced to disk, and a disk that refuses is put up with: one that a power cut or a full disk
   * brings back is asked again and acts once.
   */
  remove(id: string): void;
  /** Oldest first. */
  pending(): CommandMessage[];
  close(): void;
}

/**
 * Opens (or makes) the outbox file, readable by nobody else: commands name members by hash and masked name. A PIN never comes
 * here: only lasting commands are stored, and none of them has one.
 */
export function openOutbox(path: string): Outbox {
  const db = writing(path, () => open(path));
  const insert = db.prepare('INSERT OR IGNORE INTO outbox (id, message) VALUES (?, ?)');
  const remove = db.prepare('DELETE FROM outbox WHERE id = ?');
  const all = db.prepare('SELECT message FROM outbox ORDER BY seq').pluck();
  return {
    put: (message) => void writing(path, () => insert.run(message.id, JSON.stringify(message))),
    remove(id) {
      // Nobody waits for a disk here: the answer goes on its way at once. The next command put takes this one with it.
      db.pragma('synchronous = NORMAL');
      try {
        remove.run(id);
      } catch (error) {
        if (!isSqliteError(error)) throw error;
      }
      db.pragma('synchronous = FULL');
    },
    pending: () => all.all().map((text) => commandMessage.parse(JSON.parse(String(text)))),
    close: () => void db.close(),
  };
}

function open(path: string): Database.Database {
  const db = openDurableFile(path);
  db.exec(
    'CREATE TABLE IF NOT EXISTS outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, message TEXT NOT NULL) STRICT',
  );
  return db;
}

function writing<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (!isSqliteError(error) && !isSystemError(error)) throw error;
    throw new OutboxError(
      `${path}: nothing can be written (${error.message}); free space or repair the disk, then try again`,
      { cause: error },
    );
  }
}

const isSqliteError = (error: unknown): error is Error => error instanceof Database.SqliteError;
const isSystemError = (error: unknown): error is Error => error instanceof Error && 'syscall' in error;
