import { z } from 'zod';
import {
  actor,
  agentId,
  backEntrySources,
  deliveries,
  greenReasons,
  member,
  serviceId,
  ticketClasses,
  ticketNumber,
  windowNumber,
} from '@jiaohao/shared';
import type { BackEntryEvents } from '../domain/back-entry/events.ts';

const words = z.string();
const time = z.int().nonnegative();
const ticket = ticketNumber;
const window = windowNumber;
const how = z.enum(['done', 'missed']);
const source = z.enum(backEntrySources);

/** Who granted a green channel, and why. */
export const greenGrant = z.object({
  reason: z.enum(greenReasons),
  note: words.nullable(),
  grantedBy: actor,
});

const keyed = z.object({ digits: words, window, calledAt: time });
const toldTicket = z.object({ ticket, service: serviceId, source, issuedAt: time });

/** One line of the reconciliation list. */
export const conflict = z.object({
  id: words,
  what: z.discriminatedUnion('kind', [
    toldTicket.extend({ kind: z.literal('number-twice') }),
    z.object({ kind: z.literal('second-ticket'), ticket, other: ticket }),
    z.object({ kind: z.literal('foreign-number'), ticket }),
    keyed.extend({
      kind: z.literal('unknown-number'),
      ended: z.object({ how, at: time }).nullable(),
    }),
    toldTicket.extend({
      kind: z.literal('ticket-not-entered'),
      why: z.enum(['other-day', 'unknown-service']),
    }),
    keyed.extend({ kind: z.literal('call-not-entered'), why: z.enum(['other-day', 'unknown-window']) }),
    z.object({ kind: z.literal('called-twice'), ticket, window, calledAt: time }),
    keyed.extend({ kind: z.literal('ambiguous-number'), tickets: z.array(ticket) }),
  ]),
  at: time,
});

const paperBlock = z.object({ series: words, from: z.int(), to: z.int() });
const paperLeased = z.object({ desk: words, place: z.int(), until: time, blocks: z.array(paperBlock) });
/** Paper numbers that a browser of the desk keeps from the day before. */
export const paperLease = paperLeased.extend({ by: actor, at: time, returnedAt: time.nullable() });

/** What each event of entering afterwards must carry. */
export const backEntryShapes: { readonly [K in keyof BackEntryEvents]: z.ZodType<BackEntryEvents[K]> } = {
  blockLeased: z.object({
    block: z.object({ kiosk: agentId, series: words, from: z.int(), to: z.int() }),
  }),
  paperLeased,
  paperReturned: z.object({ desk: words }),
  ticketBackEntered: toldTicket.extend({
    class: z.enum(ticketClasses),
    delivery: z.enum(deliveries),
    member: member.nullable(),
    green: greenGrant.nullable(),
  }),
  callBackEntered: keyed.extend({
    ticket,
    toldAt: time,
    over: z.object({ how, at: time.nullable() }).nullable(),
  }),
  visitEndBackEntered: z.object({ ticket, window, how, endedAt: time }),
  conflictFound: z.object({ conflict }),
  conflictResolved: z.object({ conflict: words, note: words.nullable() }),
};
