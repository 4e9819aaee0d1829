import type { Schema } from './database.ts';

/**
 * One row a command. `seq` is the order in which the hall's single writer decided; `events` and `answer` are JSON,
 * written in the form numbered `version`. A command id is unique over all days: what comes twice acts once.
 */
export const journalSchema: Schema = {
  what: 'a journal',
  migrations: [
    `CREATE TABLE entry (
       seq        INTEGER PRIMARY KEY,
       hall       TEXT    NOT NULL,
       day        TEXT    NOT NULL,
       command_id TEXT    NOT NULL UNIQUE,
       at         INTEGER NOT NULL,
       version    INTEGER NOT NULL,
       events     TEXT    NOT NULL,
       answer     TEXT    NOT NULL
     ) STRICT;
     CREATE INDEX entry_by_day ON entry (hall, day, seq);`,
  ],
};

/** A row of it as the file has it; only its columns are vouched for. */
export interface EntryRow {
  readonly hall: string;
  readonly day: string;
  readonly command_id: string;
  readonly at: number;
  readonly version: number;
  readonly events: string;
  readonly answer: string;
}

/** The form in which events and answers are written today. */
export const entryVersion = 1;
