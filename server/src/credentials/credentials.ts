import { randomBytes } from 'node:crypto';
import type { Actor, AgentId } from '@jiaohao/shared';
import { openDurably, reporting } from '../store/sqlite/database.ts';
import { createAccounts, type Accounts } from './accounts.ts';
import { createActsToTell, type ActsToTell } from './acts-to-tell.ts';
import { createKnownPlaces, type KnownPlaces } from './known-places.ts';
import { credentialsSchema } from './schema.ts';
import { hashOf, matches, randomToken } from './secrets.ts';
import { createSessionBook, type SessionBook } from './session-book.ts';
import type { Writing } from './writing.ts';

/** Proofs of who someone is. */
export interface Credentials {
  /** Gives the agent a new secret and forgets its old one. The secret is returned here and never again. */
  enrol(agent: AgentId, by: Actor): Promise<string>;
  isAgent(agent: AgentId, secret: string): Promise<boolean>;
  readonly accounts: Accounts;
  readonly sessions: SessionBook;
  readonly places: KnownPlaces;
  readonly acts: ActsToTell;
  /** Key of the hash by which kiosks recognise a person again, 64 hex digits; the same for all kiosks of the centre. */
  readonly centreKey: string;
  /** Key of the tracker addresses, 64 hex digits; never leaves the hub. */
  readonly trackerKey: string;
  close(): void;
}

/**
 * Opens the credentials file, readable by its owner only; makes it, with fresh keys, when there is none.
 * @throws JournalError when the file cannot be used.
 */
export function openCredentials(path: string): Credentials {
  const db = openDurably(path, credentialsSchema);
  const putAgent = db.prepare('REPLACE INTO agent (id, secret_hash, enrolled_at) VALUES (?, ?, ?)');
  const agentHash = db.prepare<[string], string>('SELECT secret_hash FROM agent WHERE id = ?').pluck();

  const makeKey = db.prepare('INSERT OR IGNORE INTO hub_key (name, value) VALUES (?, ?)');
  const readKey = db.prepare('SELECT value FROM hub_key WHERE name = ?').pluck();
  const keyOf = (name: string): string => {
    makeKey.run(name, randomBytes(32).toString('hex'));
    return String(readKey.get(name));
  };
  const acts = createActsToTell(db);
  const enrolled = db.transaction((agent: AgentId, hash: string, by: Actor) => {
    putAgent.run(agent, hash, new Date().toISOString());
    acts.add('agent-enrolled', agent, by);
  });
  const writing: Writing = (work) => reporting(path, credentialsSchema, 'cannot be written', work);

  return {
    async enrol(agent, by) {
      const secret = randomToken();
      const hash = await hashOf(secret);
      writing(() => {
        enrolled(agent, hash, by);
      });
      return secret;
    },
    isAgent: (agent, secret) => matches(agentHash.get(agent), secret),
    accounts: createAccounts(db, acts, writing),
    sessions: createSessionBook(db, writing),
    places: createKnownPlaces(db, writing, Date.now),
    acts,
    centreKey: keyOf('centre'),
    trackerKey: keyOf('tracker'),
    close: () => {
      db.close();
    },
  };
}
