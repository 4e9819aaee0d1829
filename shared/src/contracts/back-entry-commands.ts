import { z } from 'zod';
import { agentId, serviceId, windowNumber } from '../vocabulary/hall.ts';
import { backEntrySources } from '../vocabulary/failure.ts';
import { deliveries } from '../vocabulary/ticket.ts';
import { keyedNumber, ticketNumber } from '../vocabulary/ticket-number.ts';
import { greenChannel, member, words } from './person.ts';

const epochMs = z.int().nonnegative();
/** Id that a browser of the desk made for itself: paper numbers are leased to one browser, not to a place. */
const deskBrowser = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

/**
 * What happened while the hub was away or the hall called by hand, entered afterwards with its true times (补录 §32).
 * Sent from an agent's outbox, or by the desk from its paper book.
 */
export const backEntryCommands = [
  z.object({
    kind: z.literal('back-enter-ticket'),
    ticket: ticketNumber,
    service: serviceId,
    source: z.enum(backEntrySources),
    /** When it was given out, by the clock of whoever gave it, epoch milliseconds. */
    issuedAt: epochMs,
    delivery: z.enum(deliveries),
    member: member.optional(),
    green: greenChannel.optional(),
  }),
  z.object({
    kind: z.literal('back-enter-call'),
    window: windowNumber,
    digits: keyedNumber,
    calledAt: epochMs,
    /** How it ended, when that is known: the next call at the window says it otherwise. */
    ended: z.object({ how: z.enum(['done', 'missed']), at: epochMs }).optional(),
  }),
  /** A person has looked into an entry of the reconciliation list. */
  z.object({ kind: z.literal('resolve-conflict'), conflict: z.string().min(1).max(40), note: words }),
  /**
   * A browser of the desk wants numbers for times without the hub, or to keep those it has: more of each series that runs
   * low there. `place`: which desk it stands at; `given`: the last number of each series it has given out today.
   */
  z.object({
    kind: z.literal('lease-paper-numbers'),
    desk: deskBrowser,
    place: z.int().min(1).max(9),
    given: z.array(ticketNumber).max(26),
  }),
  /** It needs them no longer, or it is lost. */
  z.object({ kind: z.literal('return-paper-numbers'), desk: deskBrowser }),
  /** A kiosk's numbers for times without the hub run low: it wants more of each series. */
  z.object({ kind: z.literal('lease-numbers'), kiosk: agentId }),
] as const;
