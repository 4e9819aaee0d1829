import { z } from 'zod';
import { serviceId } from '@jiaohao/shared';

/** An outage that goes on. */
export const outageView = z
  .object({
    id: z.string(),
    services: z.union([z.literal('all'), z.array(serviceId).readonly()]),
    what: z.string(),
    declaredAt: z.int().describe('Epoch milliseconds'),
    repairBy: z.int(),
    long: z.boolean().describe('Too long to wait for: its services issue no tickets'),
  })
  .register(z.globalRegistry, { id: 'Outage' });
