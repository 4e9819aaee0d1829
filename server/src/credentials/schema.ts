import type { Schema } from '../store/sqlite/database.ts';

/**
 * Who may speak to the hub. Agent secrets and staff PINs are kept as argon2id hashes only. `hub_key` holds the keys the
 * hub itself must be able to use again: the centre key it hands to kiosks, and the key of the tracker addresses.
 */
export const credentialsSchema: Schema = {
  what: 'a credentials file',
  migrations: [
    `CREATE TABLE agent (
       id          TEXT PRIMARY KEY,
       secret_hash TEXT NOT NULL,
       enrolled_at TEXT NOT NULL
     ) STRICT;
     CREATE TABLE staff_pin (
       staff    TEXT PRIMARY KEY,
       pin_hash TEXT NOT NULL,
       set_at   TEXT NOT NULL
     ) STRICT;
     CREATE TABLE hub_key (
       name  TEXT PRIMARY KEY,
       value TEXT NOT NULL
     ) STRICT;`,
  ],
};
