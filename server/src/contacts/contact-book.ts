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
}

/** The contact books of all halls of a hub, in one file. */
export interface ContactBooks {
  of(hall: string): ContactBook;
  close(): void;
}

const contactsSchema: Schema = {
  what: 'a contact book',
  migrations: [
    `CREATE TABLE contact (
       hall  TEXT    NOT NULL,
       id    TEXT    NOT NULL,
       name  TEXT    NOT NULL,
       phone TEXT    NOT NULL,
       note  TEXT,
       at    INTEGER NOT NULL,
       PRIMARY KEY (hall, id)
     ) STRICT;`,
  ],
};

/**
 * Opens the contact books, readable by their owner only; makes them when there are none.
 * @throws JournalError when the file cannot be used.
 */
export function openContactBooks(path: string): ContactBooks {
  const db = openDurably(path, contactsSchema);
  db.pragma('secure_delete = ON');
  const add = db.prepare<[Contact & { readonly hall: string }]>(
    'INSERT OR IGNORE INTO contact (hall, id, name, phone, note, at) VALUES (@hall, @id, @name, @phone, @note, @at)',
  );
  const find = db.prepare<[string, string], Contact>(
    'SELECT id, name, phone, note, at FROM contact WHERE hall = ? AND id = ?',
  );
  const old = db
    .prepare<[string, number], string>('SELECT id FROM contact WHERE hall = ? AND at < ?')
    .pluck();
  const erase = eraser(db);
  const writing = <T>(work: () => T): T => reporting(path, contactsSchema, 'cannot be written', work);
  return {
    of: (hall) => ({
      add: (contact) => writing(() => add.run({ ...contact, hall }).changes === 1),
      of: (id) => find.get(hall, id) ?? null,
      remove: (id) => {
        writing(() => erase(hall, [id]));
      },
      eraseBefore(at, stillOpen) {
        const over = old.all(hall, at).filter((id) => !stillOpen.has(id));
        writing(() => erase(hall, over));
        return over.length;
      },
    }),
    close: () => {
      db.close();
    },
  };
}

/** Deletes, and then empties the write-ahead log, which would keep what was deleted. */
function eraser(db: Database.Database): (hall: string, ids: readonly string[]) => void {
  const remove = db.prepare<[string, string]>('DELETE FROM contact WHERE hall = ? AND id = ?');
  const removeAll = db.transaction((hall: string, ids: readonly string[]) => {
    for (const id of ids) remove.run(hall, id);
  });
  return (hall, ids) => {
    if (ids.length === 0) return;
    removeAll(hall, ids);
    db.pragma('wal_checkpoint(TRUNCATE)');
  };
}
