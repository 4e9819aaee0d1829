import { randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { AgentId, StaffNumber } from '@jiaohao/shared';
import { openDurably } from '../store/sqlite/database.ts';
import { credentialsSchema } from './schema.ts';

/** Proofs of who someone is. Checking one costs about 20 ms on purpose: once a connection or log-in, never a message. */
export interface Credentials {
  /** Gives the agent a new secret and forgets its old one. The secret is returned here and never again. */
  enrol(agent: AgentId): Promise<string>;
  isAgent(agent: AgentId, secret: string): Promise<boolean>;
  /** Gives the member of staff this PIN, or a random one of six digits; returned here and never again. */
  setPin(staff: StaffNumber, pin?: string): Promise<string>;
  isStaff(staff: StaffNumber, pin: string): Promise<boolean>;
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
  const putPin = db.prepare('REPLACE INTO staff_pin (staff, pin_hash, set_at) VALUES (?, ?, ?)');
  const pinHash = db.prepare<[string], string>('SELECT pin_hash FROM staff_pin WHERE staff = ?').pluck();

  const makeKey = db.prepare('INSERT OR IGNORE INTO hub_key (name, value) VALUES (?, ?)');
  const readKey = db.prepare('SELECT value FROM hub_key WHERE name = ?').pluck();
  const keyOf = (name: string): string => {
    makeKey.run(name, randomBytes(32).toString('hex'));
    return String(readKey.get(name));
  };

  return {
    async enrol(agent) {
      const secret = randomBytes(32).toString('base64url');
      putAgent.run(agent, await hash(secret), new Date().toISOString());
      return secret;
    },
    isAgent: (agent, secret) => matches(agentHash.get(agent), secret),
    async setPin(staff, pin = randomPin()) {
      putPin.run(staff, await hash(pin), new Date().toISOString());
      return pin;
    },
    isStaff: (staff, pin) => matches(pinHash.get(staff), pin),
    centreKey: keyOf('centre'),
    trackerKey: keyOf('tracker'),
    close: () => {
      db.close();
    },
  };
}

async function matches(hashed: string | undefined, proof: string): Promise<boolean> {
  return hashed !== undefined && verify(hashed, proof);
}

function randomPin(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}
