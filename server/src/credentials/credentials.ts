import { randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import { openDurably, reporting } from '../store/sqlite/database.ts';
import { createAccounts, type Accounts } from './accounts.ts';
import { accountTables } from './account-table.ts';
import { createActsToTell, type ActsToTell } from './acts-to-tell.ts';
import { createAgentSecrets, type AgentSecrets } from './agent-secrets.ts';
import { atOnceIn } from './at-once.ts';
import { createKnownPlaces, type KnownPlaces } from './known-places.ts';
import { credentialsSchema } from './schema.ts';
import { createSessionBook, type SessionBook } from './session-book.ts';
import type { Writing } from './writing.ts';

/** Proofs of who someone is in a hall; what they prove there is nothing at another. */
export interface Credentials extends AgentSecrets {
  readonly accounts: Accounts;
  readonly sessions: SessionBook;
  readonly places: KnownPlaces;
  readonly acts: ActsToTell;
  /** Key of the hash by which kiosks recognise a person again, 64 hex digits; the same for all kiosks of the hall. */
  centreKey(): string;
}

/** The credentials of all halls of a hub. */
export interface CredentialsFile {
  of(hall: string): Credentials;
  /** Those whose journals do not know yet of something that was done to their accounts. */
  hallsWithActs(): readonly string[];
  /** Key of the tracker addresses, 64 hex digits; never leaves the hub. */
  readonly trackerKey: string;
  close(): void;
}

/**
 * Opens the credentials file, readable by its owner only; makes it, with fresh keys, when there is none.
 * @throws JournalError when the file cannot be used.
 */
export function openCredentials(path: string): CredentialsFile {
  const db = openDurably(path, credentialsSchema);
  const writing: Writing = (work) => reporting(path, credentialsSchema, 'cannot be written', work);
  const keyOf = keysIn(db, writing);
  const acts = createActsToTell(db);
  const tables = accountTables(db);
  const atOnce = atOnceIn(db, writing);
  const secrets = createAgentSecrets(db, writing);
  const sessions = createSessionBook(db, writing);
  const places = createKnownPlaces(db, writing, Date.now);
  return {
    of(hall) {
      const ofHall = acts.of(hall);
      return {
        ...secrets(hall, ofHall),
        accounts: createAccounts({ table: tables(hall), acts: ofHall, atOnce, writing }),
        sessions: sessions(hall),
        places: places(hall),
        acts: ofHall,
        centreKey: () => keyOf(`centre ${hall}`),
      };
    },
    hallsWithActs: () => acts.halls(),
    trackerKey: keyOf('tracker'),
    close: () => {
      db.close();
    },
  };
}

/** Keys by their names; one that is asked for the first time is made. */
function keysIn(db: Database.Database, writing: Writing): (name: string) => string {
  const make = db.prepare('INSERT OR IGNORE INTO hub_key (name, value) VALUES (?, ?)');
  const read = db.prepare<[string], string>('SELECT value FROM hub_key WHERE name = ?').pluck();
  return (name) => {
    const known = read.get(name);
    if (known !== undefined) return known;
    writing(() => make.run(name, randomBytes(32).toString('hex')));
    return read.get(name) ?? '';
  };
}
