import type { Schema } from '../store/sqlite/database.ts';

/**
 * Every plan the hall ever had, none of which is changed or removed. `told`: whether the journal knows of it; the first
 * one, taken over from the hall file, is nobody's act.
 */
export const planBookSchema: Schema = {
  what: 'a plan book',
  migrations: [
    `CREATE TABLE version (
       number  INTEGER PRIMARY KEY,
       at      INTEGER NOT NULL,
       actor   TEXT    NOT NULL,
       how     TEXT    NOT NULL,
       note    TEXT,
       changes TEXT    NOT NULL,
       plan    TEXT    NOT NULL,
       told    INTEGER NOT NULL DEFAULT 0
     ) STRICT;`,
  ],
};
