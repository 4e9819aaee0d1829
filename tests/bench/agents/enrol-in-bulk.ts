import { credentialsSchema } from '../../../server/src/credentials/schema.ts';
import { openDurably } from '../../../server/src/store/sqlite/database.ts';
import type { AgentProfile } from '../../../server/src/mqtt/access.ts';

/** One secret for all agents of the bench. */
export const secret = 'a-secret-of-the-bench';
/**
 * Its argon2id hash with the smallest parameters there are: what is measured is agents that are connected, not the twenty
 * milliseconds that each sign-in costs on purpose.
 */
const hashed =
  '$argon2id$v=19$m=8,t=1,p=1$M7HAs3f+CtKXNRCLJ1VtWg$Cq+w8qp7Q9Atz4N1ooxGfv/ieJIzpy2HgIney38UgMY';

/** Gives the agents of each hall the secret of the bench, straight into the credentials file at `path`, in one commit. */
export function enrolInBulk(path: string, halls: readonly string[], agents: readonly AgentProfile[]): void {
  const db = openDurably(path, credentialsSchema);
  const put = db.prepare('REPLACE INTO agent (hall, id, secret_hash, enrolled_at) VALUES (?, ?, ?, ?)');
  const now = new Date().toISOString();
  db.transaction(() => {
    for (const hall of halls) for (const { id } of agents) put.run(hall, id, hashed, now);
  }).immediate();
  db.close();
}
