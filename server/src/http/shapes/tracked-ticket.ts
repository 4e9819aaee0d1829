import { z } from 'zod';
import {
  bilingual,
  deliveries,
  ticketClasses,
  ticketNumber,
  ticketSlip,
  ticketStates,
  windowNumber,
} from '@jiaohao/shared';

const epochMs = z.int().describe('Epoch milliseconds');

const told = bilingual.nullable();
/** 办事指南, as far as the hall tells it. */
const serviceGuide = z.object({
  basis: told.describe('Policy it rests on'),
  conditions: told.describe('Who may ask for it'),
  procedure: told.describe('How it goes'),
  timeLimit: told.describe('How long it takes'),
  complaints: told.describe('Where to complain'),
  changedOn: z.iso.date().nullable().describe('Local date of its last change'),
});

/** A ticket as whoever has its tracker address sees it: nothing of the person. */
export const trackedTicketView = z
  .object({
    ticket: ticketNumber,
    hall: bilingual,
    timeZone: z.string().describe('IANA name'),
    serviceName: bilingual,
    class: z.enum(ticketClasses),
    state: z.enum(ticketStates),
    delivery: z.enum(deliveries),
    windows: z.string().describe('Windows that serve it, for people: `1–3`'),
    counters: z.enum(['open', 'paused', 'closed']).describe('Whether any of these works now'),
    window: windowNumber.nullable().describe('Calls or serves it, holds it aside, or is the one to call it'),
    ahead: ticketSlip.shape.ahead,
    wait: ticketSlip.shape.wait,
    issuedAt: epochMs,
    slotAt: epochMs.nullable().describe('When an appointment is for'),
    calledAt: epochMs.nullable().describe('Last call'),
    calls: z.int().describe('Its calls that count towards a miss'),
    backUntil: epochMs.nullable().describe('Until when a missed ticket may come back'),
    documents: z.array(bilingual).readonly(),
    guide: serviceGuide,
    notices: z.array(bilingual).readonly(),
  })
  .register(z.globalRegistry, { id: 'TrackedTicket' });
export type TrackedTicketView = z.infer<typeof trackedTicketView>;
