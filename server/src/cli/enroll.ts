import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Actor } from '@jiaohao/shared';
import type { AgentCredentials } from '@jiaohao/shared/node';
import type { Credentials } from '../credentials/credentials.ts';
import type { AgentPlan } from '../plan-book/written-plan.ts';
import { UsageError } from './usage.ts';

/**
 * Gives an agent of the hall a new secret; kiosks also get the key by which they recognise a person again.
 * @throws {UsageError} when the hall has no such agent.
 */
export async function enroll(
  agents: readonly AgentPlan[],
  credentials: Credentials,
  agent: string,
  by: Actor = { hub: 'command-line' },
): Promise<AgentCredentials> {
  const plan = agents.find(({ id }) => id === agent);
  if (plan === undefined) {
    const known = agents.map(({ id }) => id).join(', ') || 'none';
    throw new UsageError(`the hall has no agent ${agent} (it has: ${known}); add it to the settings first`);
  }
  const secret = await credentials.enrol(agent, by);
  return { agent, secret, ...(plan.kind === 'kiosk' ? { centreKey: credentials.centreKey() } : {}) };
}

/** Writes the credentials so that only their owner can read them, whole or not at all. */
export function writeCredentials(path: string, credentials: AgentCredentials): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const half = `${path}.${process.pid}.part`;
  writeFileSync(half, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, path);
}
