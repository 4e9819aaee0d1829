import { z } from 'zod';
import { actor, serviceId, ticketNumber } from '@jiaohao/shared';

/** Business done by hand that is not in the business system yet. */
export const handworkView = z
  .object({
    id: z.string(),
    service: serviceId,
    ticket: ticketNumber.nullable(),
    note: z.string(),
    by: actor,
    at: z.int().describe('Epoch milliseconds'),
  })
  .register(z.globalRegistry, { id: 'Handwork' });
