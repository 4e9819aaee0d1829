import { z } from 'zod';
import { agentId, serviceId, staffNumber, windowNumber } from '../vocabulary/hall.ts';
import { deliveries, grade } from '../vocabulary/ticket.ts';
import { keyedNumber, ticketNumber } from '../vocabulary/ticket-number.ts';
import { recordActCommand } from './acts.ts';
import { backEntryCommands } from './back-entry-commands.ts';
import { failureCommands } from './failure-commands.ts';
import { checkOpeningCommand } from './opening-check.ts';
import { greenChannel, member, memberKey, words } from './person.ts';

/** A service at a window: its id, or with a rank (lower first, 1 unless said). */
export const rankedService = z.union([
  serviceId,
  z.object({ service: serviceId, rank: z.int().min(1).max(9) }),
]);

/**
 * Every command of the hall, by kind. An agent's or a page's wish in the words of the hall; the hub decides.
 * Times are not in here: the hub stamps each command when it arrives.
 */
const ticketCommands = [
  z.object({
    kind: z.literal('issue'),
    service: serviceId,
    member: member.optional(),
    green: greenChannel.optional(),
    source: z.enum(['kiosk', 'desk']),
  }),
  z.object({ kind: z.literal('reprint'), ticket: ticketNumber }),
  /** The desk has a kiosk put a ticket on paper. */
  z.object({ kind: z.literal('order-print'), ticket: ticketNumber, kiosk: agentId }),
  /** That kiosk is free and takes it up. */
  z.object({ kind: z.literal('take-print-order'), ticket: ticketNumber }),
  z.object({ kind: z.literal('confirm-delivery'), ticket: ticketNumber, delivery: z.enum(deliveries) }),
  z.object({
    kind: z.literal('check-in'),
    appointment: z.string().min(1).max(40),
    member: member.optional(),
  }),
  z.object({
    kind: z.literal('book-appointment'),
    appointment: z.string().min(1).max(40),
    service: serviceId,
    /** Local date; the day takes bookings for itself only, the booking book keeps the rest. */
    date: z.iso.date(),
    /** Slot, minutes since local midnight. */
    minute: z.int().min(0).max(1439),
    memberKey: memberKey.optional(),
  }),
  z.object({ kind: z.literal('cancel-appointment'), appointment: z.string().min(1).max(40) }),
  z.object({ kind: z.literal('reinstate'), ticket: ticketNumber }),
  z.object({ kind: z.literal('ready'), ticket: ticketNumber }),
  z.object({ kind: z.literal('cancel'), ticket: ticketNumber, reason: words.optional() }),
  z.object({ kind: z.literal('grant-green'), ticket: ticketNumber, green: greenChannel }),
  z.object({ kind: z.literal('revoke-priority'), ticket: ticketNumber, reason: words }),
  z.object({ kind: z.literal('reassign'), ticket: ticketNumber, window: windowNumber.nullable() }),
] as const;

const windowCommands = [
  z.object({ kind: z.literal('open-window'), window: windowNumber }),
  z.object({ kind: z.literal('log-in'), window: windowNumber, clerk: staffNumber }),
  z.object({ kind: z.literal('log-out'), window: windowNumber }),
  z.object({ kind: z.literal('pause'), window: windowNumber, reason: words }),
  z.object({ kind: z.literal('resume'), window: windowNumber }),
  z.object({ kind: z.literal('close-window'), window: windowNumber }),
  z.object({ kind: z.literal('call-next'), window: windowNumber }),
  z.object({
    kind: z.literal('call-number'),
    window: windowNumber,
    digits: keyedNumber,
  }),
  z.object({ kind: z.literal('recall'), window: windowNumber }),
  z.object({ kind: z.literal('start'), window: windowNumber }),
  z.object({ kind: z.literal('finish'), window: windowNumber }),
  z.object({ kind: z.literal('miss'), window: windowNumber }),
  z.object({ kind: z.literal('hold'), window: windowNumber, note: words.optional() }),
  z.object({
    kind: z.literal('hold-ready'),
    window: windowNumber,
    digits: keyedNumber.optional(),
  }),
  z.object({
    kind: z.literal('transfer'),
    window: windowNumber,
    to: z.union([z.object({ service: serviceId }), z.object({ window: windowNumber })]),
  }),
  z.object({ kind: z.literal('cancel-call'), window: windowNumber }),
  z.object({ kind: z.literal('interrupt'), window: windowNumber, reason: words }),
  /** The clerk asks the member for a grade. */
  z.object({ kind: z.literal('ask-grade'), window: windowNumber }),
  z.object({ kind: z.literal('evaluate'), window: windowNumber, grade }),
  z.object({
    kind: z.literal('change-window'),
    window: windowNumber,
    services: z.array(rankedService).min(1).optional(),
    helperServices: z.array(serviceId).optional(),
    dedicatedGreen: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('change-service'), service: serviceId, open: z.boolean() }),
] as const;

const dayCommands = [
  z.object({ kind: z.literal('open-day') }),
  checkOpeningCommand,
  z.object({ kind: z.literal('drain-day') }),
  z.object({
    kind: z.literal('close-day'),
    reason: words.optional(),
    abandoned: z.array(z.object({ ticket: ticketNumber, reason: words })).optional(),
  }),
  /** From the hub's own clock only: drains, closes, and finds a day left open. */
  z.object({ kind: z.literal('tick') }),
] as const;

export const command = z.discriminatedUnion('kind', [
  ...ticketCommands,
  ...windowCommands,
  ...dayCommands,
  ...backEntryCommands,
  ...failureCommands,
  recordActCommand,
]);
export type Command = z.infer<typeof command>;
export type CommandKind = Command['kind'];

/** Who wished it: an agent's device, a person of the staff at a page, the hub itself or who types at it. */
export const actor = z.union([
  z.object({ agent: agentId }),
  z.object({ staff: staffNumber, window: windowNumber.optional() }),
  z.object({ hub: z.enum(['timer', 'clock', 'watch', 'command-line']) }),
]);
export type Actor = z.infer<typeof actor>;

/** An id made where the command was born; the same id never acts twice. */
export const commandId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/, '8 to 64 letters, digits, hyphens or underscores');

/** What an agent puts on its command topic. `pin` goes with `log-in` and is checked and dropped before the journal. */
export const commandMessage = z.object({
  id: commandId,
  /** When the key was pressed or the finger lifted, by the agent's clock, epoch milliseconds. */
  bornAt: z.int().nonnegative(),
  pin: z
    .string()
    .regex(/^\d{4,8}$/)
    .optional(),
  command,
});
export type CommandMessage = z.infer<typeof commandMessage>;
