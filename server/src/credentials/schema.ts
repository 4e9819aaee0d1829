import type { Schema } from '../store/sqlite/database.ts';

/**
 * Who may speak to the hub, hall by hall: staff number 10 of one is nobody at another. Agent secrets, passwords and PINs
 * are kept as argon2id hashes only, session tokens as SHA-256 (they are random). `hub_key` holds the keys the hub itself
 * must be able to use again: of each hall the centre key it hands to kiosks, and the one key of all tracker addresses.
 * `act_to_tell`: what was done to accounts and is not in the hall's journal yet, written in one transaction with what it
 * tells of. `epoch` grows when all sessions of an account are to end.
 */
export const credentialsSchema: Schema = {
  what: 'a credentials file',
  migrations: [
    `CREATE TABLE agent (
       hall        TEXT NOT NULL,
       id          TEXT NOT NULL,
       secret_hash TEXT NOT NULL,
       enrolled_at TEXT NOT NULL,
       PRIMARY KEY (hall, id)
     ) STRICT;
     CREATE TABLE staff_pin (
       hall     TEXT NOT NULL,
       staff    TEXT NOT NULL,
       pin_hash TEXT NOT NULL,
       set_at   TEXT NOT NULL,
       PRIMARY KEY (hall, staff)
     ) STRICT;
     CREATE TABLE hub_key (
       name  TEXT PRIMARY KEY,
       value TEXT NOT NULL
     ) STRICT;
     CREATE TABLE account (
       hall            TEXT NOT NULL,
       staff           TEXT NOT NULL,
       name_zh         TEXT NOT NULL,
       name_en         TEXT NOT NULL,
       roles           TEXT NOT NULL,
       disabled        INTEGER NOT NULL DEFAULT 0,
       password_hash   TEXT,
       must_change     INTEGER NOT NULL DEFAULT 0,
       epoch           INTEGER NOT NULL DEFAULT 0,
       created_at      TEXT NOT NULL,
       changed_at      TEXT NOT NULL,
       password_set_at TEXT,
       PRIMARY KEY (hall, staff)
     ) STRICT;
     CREATE TABLE session (
       hall       TEXT NOT NULL,
       token_hash TEXT NOT NULL,
       staff      TEXT NOT NULL,
       epoch      INTEGER NOT NULL,
       opened_at  INTEGER NOT NULL,
       seen_at    INTEGER NOT NULL,
       PRIMARY KEY (hall, token_hash)
     ) STRICT;
     CREATE TABLE known_place (
       hall    TEXT NOT NULL,
       staff   TEXT NOT NULL,
       place   TEXT NOT NULL,
       seen_at INTEGER NOT NULL,
       PRIMARY KEY (hall, staff, place)
     ) STRICT;
     CREATE TABLE act_to_tell (
       seq   INTEGER PRIMARY KEY,
       hall  TEXT NOT NULL,
       id    TEXT NOT NULL UNIQUE,
       act   TEXT NOT NULL,
       about TEXT NOT NULL,
       actor TEXT NOT NULL
     ) STRICT;
     CREATE INDEX act_to_tell_by_hall ON act_to_tell (hall, seq);`,
  ],
};
