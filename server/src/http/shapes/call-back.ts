import { z } from 'zod';
import { actor, serviceId, ticketNumber } from '@jiaohao/shared';

/** Somebody who is to be called when it works again. Who it is, is asked for each time. */
export const callBackView = z
  .object({
    id: z.string(),
    service: serviceId,
    ticket: ticketNumber.nullable(),
    what: z.string(),
    by: actor,
    at: z.int().describe('Epoch milliseconds'),
    hasContact: z.boolean().describe('Name and number are still in the contact book'),
  })
  .register(z.globalRegistry, { id: 'CallBack' });
export type CallBackView = z.infer<typeof callBackView>;

/** From the contact book, the only place it stands in. */
export const contactView = z
  .object({ name: z.string(), phone: z.string(), note: z.string().nullable() })
  .register(z.globalRegistry, { id: 'Contact' });
export type ContactView = z.infer<typeof contactView>;
