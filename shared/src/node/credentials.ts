import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { agentId } from '../vocabulary/hall.ts';
import { ConfigError } from './config.ts';

const credentials = z.object({
  agent: agentId,
  secret: z.string().min(16),
  /** Kiosks only: the key of the hash that stands for a person, hex. */
  centreKey: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type AgentCredentials = z.infer<typeof credentials>;

/** Reads what `npm run hub -- enroll <agent> --out <path>` wrote. Throws {@link ConfigError} that says how to get one. */
export function readCredentials(path: string): AgentCredentials {
  try {
    return credentials.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new ConfigError(
      `${path}: no usable credentials; enrol the agent on the hub with "npm run hub -- enroll <agent> --config <hall file> --out ${path}"`,
    );
  }
}
