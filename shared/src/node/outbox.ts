import Database from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { commandMessage, type CommandMessage } from '../contracts/commands.ts';

/** Commands that were promised to the hub and not answered yet. Survives a kill of the agent. */
export interface Outbox {
  /** Durable when this returns. The same id twice is kept once. */
  put(message: CommandMessage): void;
  /** Answered or withdrawn. Not forced to disk: one that a power cut brings back is asked again and acts once. */
  remove(id: string): void;
  /** Oldest first. */
  pending(): CommandMessage[];
  close(): void;
}

/** Opens (or makes) the outbox file. A PIN never comes here: only lasting commands are stored, and none of them has one. */
export function openOutbox(path: string): Outbox {
  mkdirSync(dirname(path), { recursive: true });
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  // Compiled-in defaults run a reopened WAL database at NORMAL, which may lose the last commits in a power cut.
  db.pragma('synchronous = FULL');
  db.exec(
    'CREATE TABLE IF NOT EXISTS outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, message TEXT NOT NULL) STRICT',
  );
  const insert = db.prepare('INSERT OR IGNORE INTO outbox (id, message) VALUES (?, ?)');
  const remove = db.prepare('DELETE FROM outbox WHERE id = ?');
  const all = db.prepare('SELECT message FROM outbox ORDER BY seq').pluck();
  return {
    put: (message) => void insert.run(message.id, JSON.stringify(message)),
    remove(id) {
      // Nobody waits for a disk here: the answer goes on its way at once. The next command put takes this one with it.
      db.pragma('synchronous = NORMAL');
      remove.run(id);
      db.pragma('synchronous = FULL');
    },
    pending: () => all.all().map((text) => commandMessage.parse(JSON.parse(String(text)))),
    close: () => void db.close(),
  };
}
