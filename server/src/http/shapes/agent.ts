import { z } from 'zod';
import { agentId, deviceReport } from '@jiaohao/shared';

/** An agent and its devices. */
export const agentView = z
  .object({
    agent: agentId,
    kind: z.enum(['kiosk', 'display']),
    present: z.boolean(),
    since: z.int().nullable().describe('When that was heard, epoch milliseconds; null: never'),
    replaying: z.int().describe('Commands from before its connection that are not answered yet'),
    devices: z.array(deviceReport),
  })
  .register(z.globalRegistry, { id: 'Agent' });
export type AgentView = z.infer<typeof agentView>;
