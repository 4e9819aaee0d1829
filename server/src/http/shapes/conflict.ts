import { z } from 'zod';
import { backEntrySources, serviceId, ticketNumber, windowNumber } from '@jiaohao/shared';

const at = z.int().describe('Epoch milliseconds');
const call = { window: windowNumber, calledAt: at };
const issued = { ticket: ticketNumber, service: serviceId, source: z.enum(backEntrySources), issuedAt: at };

const what = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number-twice'), ...issued }),
  z.object({ kind: z.literal('second-ticket'), ticket: ticketNumber, other: ticketNumber }),
  z.object({ kind: z.literal('foreign-number'), ticket: ticketNumber }),
  z.object({
    kind: z.literal('unknown-number'),
    digits: z.string(),
    ...call,
    ended: z.object({ how: z.enum(['done', 'missed']), at }).nullable(),
  }),
  z.object({
    kind: z.literal('ticket-not-entered'),
    ...issued,
    why: z.enum(['other-day', 'unknown-service']),
  }),
  z.object({
    kind: z.literal('call-not-entered'),
    digits: z.string(),
    ...call,
    why: z.enum(['other-day', 'unknown-window']),
  }),
  z.object({ kind: z.literal('called-twice'), ticket: ticketNumber, ...call }),
  z.object({
    kind: z.literal('ambiguous-number'),
    digits: z.string(),
    tickets: z.array(ticketNumber).readonly(),
    ...call,
  }),
]);

/** One line of the reconciliation list. */
export const conflictView = z
  .object({ id: z.string(), what, at: at.describe('When it was found, epoch milliseconds') })
  .register(z.globalRegistry, { id: 'Conflict' });
export type ConflictView = z.infer<typeof conflictView>;
