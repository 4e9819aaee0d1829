import { z } from 'zod';
import {
  bilingual,
  boardDesired,
  greenReasons,
  numberDigits,
  serviceId,
  staffNumber,
  ticketClasses,
  ticketNumber,
  ticketStates,
  windowNumber,
} from '@jiaohao/shared';
import { fitness } from './fitness.ts';

const epochMs = z.int().describe('Epoch milliseconds');

/** Somebody of the staff, by number and name. */
const clerk = z.object({ staff: staffNumber, name: bilingual.nullable().describe('null: no such account') });

const inHand = z.object({
  ticket: ticketNumber,
  service: bilingual,
  class: z.enum(ticketClasses),
  green: z.object({ reason: z.enum(greenReasons), note: z.string().nullable() }).nullable(),
  state: z.enum(ticketStates),
  maskedName: z.string().nullable(),
  issuedAt: epochMs,
  calledAt: epochMs,
  reason: bilingual.nullable().describe('Why it was called; null: by hand'),
  firstClerk: clerk.nullable().describe('首问责任: who took it first'),
  holdNote: z.string().nullable().describe('What was noted when it was last put aside'),
  documents: z.array(bilingual).readonly().describe('What the member was told to have ready'),
  miss: z.object({
    calls: z.int().describe('Calls that count'),
    needed: z.int().describe('How many it takes before it may be marked as missed'),
    countsFrom: epochMs.describe('From when on the next call counts'),
  }),
});

const comingCall = z.object({
  ticket: ticketNumber,
  service: bilingual,
  class: z.enum(ticketClasses),
  reason: bilingual,
});

const heldHere = z.object({
  ticket: ticketNumber,
  service: bilingual,
  maskedName: z.string().nullable(),
  since: epochMs,
  note: z.string().nullable(),
  firstClerk: clerk.nullable(),
});

const serviceHere = z.object({
  service: serviceId,
  name: bilingual,
  waiting: z.int(),
  longestMinutes: z.int(),
  helper: z.boolean().describe('Taken only to help'),
});

/** One window as the clerk who sits there sees it. */
export const counterView = z
  .object({
    at: epochMs.describe('When it was so, by the hub’s clock'),
    timeZone: z.string().describe('IANA name'),
    numberDigits: numberDigits.describe('How many digits a number of the hall has'),
    hall: bilingual.describe('Its name'),
    window: windowNumber,
    name: bilingual.nullable(),
    phase: z.enum(['none', 'open', 'draining', 'closed']).describe('Of the business day'),
    status: z.enum(['closed', 'open', 'paused']),
    pause: z.object({ reason: z.string(), fault: z.boolean() }).nullable(),
    clerk: clerk.nullable().describe('Who is logged in at the window'),
    opensUnsigned: z.boolean().describe('It opens without a log-in'),
    board: boardDesired.pick({ face: true, text: true, short: true }),
    ...fitness,
    ticket: inHand.nullable().describe('Called or serving here'),
    last: z
      .object({ ticket: ticketNumber, grade: z.int().nullable() })
      .nullable()
      .describe('The last one called here; its grade may come when it is done'),
    callable: z.int().describe('How many the call key would choose from'),
    upcoming: z.array(comingCall).readonly().describe('Whom it would call next, if nobody else called'),
    held: z.array(heldHere).readonly(),
    services: z.array(serviceHere).readonly(),
    owes: z
      .object({ count: z.int(), tickets: z.string() })
      .describe('What only this window can serve: it cannot close before'),
    targets: z
      .object({
        windows: z.array(z.object({ window: windowNumber, name: bilingual.nullable() })).readonly(),
        services: z.array(z.object({ service: serviceId, name: bilingual })).readonly(),
      })
      .describe('Where a ticket can be handed over to'),
  })
  .register(z.globalRegistry, { id: 'Counter' });
export type CounterView = z.infer<typeof counterView>;
