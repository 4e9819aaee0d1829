import type Database from 'better-sqlite3';
import type { Actor, AgentId } from '@jiaohao/shared';
import type { ActsToTell } from './acts-to-tell.ts';
import { hashOf, matches, randomToken } from './secrets.ts';
import type { Writing } from './writing.ts';

/** By what the agents of a hall prove who they are. */
export interface AgentSecrets {
  /** Gives the agent a new secret and forgets its old one. The secret is returned here and never again. */
  enrol(agent: AgentId, by: Actor): Promise<string>;
  isAgent(agent: AgentId, secret: string): Promise<boolean>;
}

export function createAgentSecrets(
  db: Database.Database,
  writing: Writing,
): (hall: string, acts: ActsToTell) => AgentSecrets {
  const put = db.prepare('REPLACE INTO agent (hall, id, secret_hash, enrolled_at) VALUES (?, ?, ?, ?)');
  const hash = db
    .prepare<[string, string], string>('SELECT secret_hash FROM agent WHERE hall = ? AND id = ?')
    .pluck();
  const atOnce = db.transaction((work: () => void) => work());
  return (hall, acts) => ({
    async enrol(agent, by) {
      const secret = randomToken();
      const hashed = await hashOf(secret);
      writing(() =>
        atOnce(() => {
          put.run(hall, agent, hashed, new Date().toISOString());
          acts.add('agent-enrolled', agent, by);
        }),
      );
      return secret;
    },
    isAgent: (agent, secret) => matches(hash.get(hall, agent), secret),
  });
}
