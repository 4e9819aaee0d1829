import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AgentCredentials } from '@jiaohao/shared/node';
import type { HallFile } from '../config.ts';
import type { Credentials } from '../credentials/credentials.ts';
import { UsageError } from './usage.ts';

/**
 * Gives an agent of the hall file a new secret; kiosks also get the key by which they recognise a person again.
 * @throws {UsageError} when the hall file has no such agent.
 */
export async function enroll(
  file: HallFile,
  credentials: Credentials,
  agent: string,
): Promise<AgentCredentials> {
  const plan = file.agents.find(({ id }) => id === agent);
  if (plan === undefined) {
    const known = file.agents.map(({ id }) => id).join(', ') || 'none';
    throw new UsageError(`the hall file has no agent ${agent} (it has: ${known}); add it under agents first`);
  }
  const secret = await credentials.enrol(agent);
  return { agent, secret, ...(plan.kind === 'kiosk' ? { centreKey: credentials.centreKey } : {}) };
}

/** Writes the credentials so that only their owner can read them, whole or not at all. */
export function writeCredentials(path: string, credentials: AgentCredentials): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const half = `${path}.${process.pid}.part`;
  writeFileSync(half, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, path);
}
