import { z } from 'zod';
import {
  agentId,
  backEntrySources,
  deliveries,
  greenReasons,
  serviceId,
  staffNumber,
  ticketClasses,
  ticketNumber,
  ticketStates,
  windowNumber,
} from '@jiaohao/shared';

/** A ticket as staff see it. The key of the person stays inside; the masked name is for calling someone by. */
export const ticketView = z
  .object({
    ticket: ticketNumber,
    service: serviceId,
    class: z.enum(ticketClasses),
    state: z.enum(ticketStates),
    delivery: z.enum(deliveries),
    window: windowNumber.nullable(),
    heldAt: windowNumber.nullable(),
    firstClerk: staffNumber.nullable().describe('首问责任: who took it first'),
    issuedAt: z.int().describe('Epoch milliseconds'),
    calledAt: z.int().nullable(),
    source: z.enum(['kiosk', 'desk', ...backEntrySources]),
    kiosk: agentId.nullable().describe('The kiosk that gave it out'),
    maskedName: z.string().nullable(),
    green: z.object({ reason: z.enum(greenReasons), note: z.string().nullable() }).nullable(),
    grade: z.int().nullable(),
  })
  .register(z.globalRegistry, { id: 'Ticket' });
export type TicketView = z.infer<typeof ticketView>;
