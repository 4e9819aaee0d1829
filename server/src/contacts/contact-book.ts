import type Database from 'better-sqlite3';
import { openDurably, reporting, type Schema } from '../store/sqlite/database.ts';

/** Whom to call back, and under which number. */
export interface Contact {
  /** The call-back's id in the journal, which knows neither name nor number. */
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly note: string | null;
  /** When it was written down, epoch milliseconds. */
  readonly at: number;
}

/**
 * The only place of the hub where names and telephone numbers stand. Unlike the journal it can be erased, and what is
 * erased is gone from the disk. Throws a JournalError when the disk refuses, `no-room` when it is full.
 */
export interface ContactBook {
  /** Writes it down; false, and nothing is changed, when there is one under this id already. */
  add(contact: Contact): boolean;
  of(id: string): Contact | null;
  remove(id: string): void;
  /** Erases what was written before a time, but for those still to be called; returns how many. */
  eraseBefore(at: number, stillOpen: ReadonlySet<string>): number;
  close(): void;
}

const contactsSchema: Schema = {
  what: 'a contact book',
  migrations: [
    `CREATE TABLE contact (
       id    TEXT PRIMARY KEY,
       name  TEXT    NOT NULL,
       phone TEXT    NOT NULL,
       note  TEXT,
       at    INTEGER NOT NULL
     ) STRICT;`,
  ],
};

/**
 * Opens the contact book, readable by its owner only; makes it when there is none.
 * @throws JournalError when the file cannot be used.
 */
export function openContactBook(path: string): ContactBook {
  const db = openDurably(path, contactsSchema);
  db.pragma('secure_delete = ON');
  const add = db.prepare<[Contact]>(
    'INSERT OR IGNORE INTO contact (id, name, phone, note, at) VALUES (@id, @name, @phone, @note, @at)',
  );
  const find = db.prepare<[string], Contact>('SELECT id, name, phone, note, at FROM contact WHERE id = ?');
  const old = db.prepare<[number], string>('SELECT id FROM contact WHERE at < ?').pluck();
  const erase = eraser(db);
  const writing = <T>(work: () => T): T => reporting(path, contactsSchema, 'cannot be written', work);
  return {
    add: (contact) => writing(() => add.run(contact).changes === 1),
    of: (id) => find.get(id) ?? null,
    remove: (id) => {
      writing(() => erase([id]));
    },
    eraseBefore(at, stillOpen) {
      const over = old.all(at).filter((id) => !stillOpen.has(id));
      writing(() => erase(over));
      return over.length;
    },
    close: () => {
      db.close();
    },
  };
}

/** Deletes, and then empties the write-ahead log, which would keep what was deleted. */
function eraser(db: Database.Database): (ids: readonly string[]) => void {
  const remove = db.prepare<[string]>('DELETE FROM contact WHERE id = ?');
  const removeAll = db.transaction((ids: readonly string[]) => {
    for (const id of ids) remove.run(id);
  });
  return (ids) => {
    if (ids.length === 0) return;
    removeAll(ids);
    db.pragma('wal_checkpoint(TRUNCATE)');
  };
}
