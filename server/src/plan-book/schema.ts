import type { Schema } from '../store/sqlite/database.ts';

/**
 * Every plan each hall ever had, none of which is changed or removed. `told`: whether the journal knows of it; the first
 * one, taken over from the hall file, is nobody's act.
 */
export const planBookSchema: Schema = {
  what: 'a plan book',
  migrations: [
    `CREATE TABLE version (
       hall    TEXT    NOT NULL,
       number  INTEGER NOT NULL,
       at      INTEGER NOT NULL,
       actor   TEXT    NOT NULL,
       how     TEXT    NOT NULL,
       note    TEXT,
       changes TEXT    NOT NULL,
       plan    TEXT    NOT NULL,
       told    INTEGER NOT NULL DEFAULT 0,
       PRIMARY KEY (hall, number)
     ) STRICT;
     CREATE INDEX untold ON version (hall, number) WHERE told = 0;`,
  ],
};
