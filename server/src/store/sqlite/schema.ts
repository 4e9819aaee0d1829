import type { Schema } from './database.ts';

/**
 * One row of `entry` a command. `seq` is the order in which the hall's single writer decided; `events` and `answer` are
 * JSON, written in the form numbered `version`; `digest` chains it to the entry before it on the same day. A command id
 * is unique over all days: what comes twice acts once.
 *
 * One row of `loss` for each time that less was found than had been acknowledged: `from_seq` to `to_seq` (null: not
 * known how far). `seen_at`: when a person had looked into it.
 */
export const journalSchema: Schema = {
  what: 'a journal',
  ifDamaged: (path) =>
    `stop the hub and save what can be read: npm run journal -- salvage ${path} --out ${path}.salvaged`,
  migrations: [
    `CREATE TABLE entry (
       seq        INTEGER PRIMARY KEY,
       hall       TEXT    NOT NULL,
       day        TEXT    NOT NULL,
       command_id TEXT    NOT NULL UNIQUE,
       at         INTEGER NOT NULL,
       version    INTEGER NOT NULL,
       digest     TEXT    NOT NULL,
       events     TEXT    NOT NULL,
       answer     TEXT    NOT NULL
     ) STRICT;
     CREATE INDEX entry_by_day ON entry (hall, day, seq);
     CREATE TABLE loss (
       id       INTEGER PRIMARY KEY,
       why      TEXT    NOT NULL,
       from_seq INTEGER NOT NULL,
       to_seq   INTEGER,
       found_at INTEGER NOT NULL,
       seen_at  INTEGER
     ) STRICT;`,
  ],
};

/** A row of `entry` as the file has it; only its columns are vouched for. */
export interface EntryRow {
  readonly seq: number;
  readonly hall: string;
  readonly day: string;
  readonly command_id: string;
  readonly at: number;
  readonly version: number;
  readonly digest: string;
  readonly events: string;
  readonly answer: string;
}

/** The form in which events and answers are written today. */
export const entryVersion = 1;
