import { z } from 'zod';
import { agentId } from '@jiaohao/shared';

/** How far a window's devices can be relied on. */
export const fitness = {
  display: z
    .enum(['ok', 'degraded', 'out-of-service'])
    .describe('Unless `ok`, hall screen and voice carry its calls'),
  input: z.enum(['keys', 'soft']).describe('`soft`: the counter page has the keypad'),
};

/** Whether a kiosk can be sent people to. */
export const kioskView = z
  .object({
    id: agentId,
    state: z.enum(['working', 'gone']),
    prints: z.boolean().describe('Otherwise it shows the number'),
  })
  .register(z.globalRegistry, { id: 'Kiosk' });
