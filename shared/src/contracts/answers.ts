import { z } from 'zod';
import { bilingual, serviceId, windowNumber } from '../vocabulary/hall.ts';
import { deliveries, ticketClasses } from '../vocabulary/ticket.ts';
import { ticketNumber } from '../vocabulary/ticket-number.ts';
import { commandId } from './commands.ts';

/** Everything that stands on a ticket, in the order it is printed. The kiosk composes; it knows nothing more. */
export const ticketSlip = z.object({
  ticket: ticketNumber,
  hall: bilingual,
  service: serviceId,
  serviceName: bilingual,
  class: z.enum(ticketClasses),
  /** Windows that serve it, for people: `1–3`. */
  windows: z.string(),
  ahead: z.int().nonnegative(),
  /** Estimated wait in whole minutes and what it rests on; null when nothing can be said. */
  wait: z.object({ minutes: z.int().nonnegative(), basis: bilingual }).nullable(),
  /** Local wall time, `2026-11-23 09:31`. */
  issuedAt: z.string(),
  /** What to have ready (一次性告知 §17-2). */
  documents: z.array(bilingual),
  /** Opaque address that shows this ticket's place; goes into the QR. */
  tracker: z.string(),
  delivery: z.enum(deliveries),
});
export type TicketSlip = z.infer<typeof ticketSlip>;

/** A refusal is a value: a code for programs, a sentence for people, three digits for a keypad. */
export const refusal = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  zh: z.string(),
  en: z.string(),
  /** What a six-position keypad can show of it, `901`. */
  digits: z.string().regex(/^\d{3}$/),
  /** Only when nothing was decided for want of time: after so many seconds the same command, under the same id, may come again. */
  retryAfterSeconds: z.number().positive().optional(),
});
export type Refusal = z.infer<typeof refusal>;

/** Why this ticket was called, for programs and in words a clerk can repeat (§20-1-3). */
export const callReason = z.looseObject({ code: z.string(), zh: z.string(), en: z.string() });

const result = z.discriminatedUnion('kind', [
  /** `repeat`: this person already had the ticket; it is shown again, not issued again. */
  z.object({ kind: z.literal('ticket'), slip: ticketSlip, repeat: z.boolean() }),
  z.object({ kind: z.literal('called'), window: windowNumber, ticket: ticketNumber, reason: callReason }),
  z.object({ kind: z.literal('done') }),
]);
export type CommandResult = z.infer<typeof result>;

/** The hub's answer to one command. A repeat of the command gets the first answer again. */
export const answer = z.discriminatedUnion('outcome', [
  z.object({ id: commandId, outcome: z.literal('accepted'), result }),
  z.object({ id: commandId, outcome: z.literal('refused'), refusal }),
]);
export type Answer = z.infer<typeof answer>;
