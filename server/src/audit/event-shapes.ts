import { z } from 'zod';
import {
  actAbout,
  actor,
  acts,
  agentId,
  deliveries,
  grade,
  member,
  numberDigits,
  openingPoint,
  serviceId,
  staffNumber,
  ticketClasses,
  ticketNumber,
  windowNumber,
  type CallReason,
} from '@jiaohao/shared';
import type { EventBodies, HallEvent, HallEventType } from '../domain/hall-day/events.ts';
import type { HallPlan } from '../domain/hall.ts';
import { backEntryShapes, conflict, greenGrant, paperLease } from './back-entry-shapes.ts';
import { carriedFailures, failureShapes } from './failure-shapes.ts';

const words = z.string();
const window = windowNumber;
const ticket = ticketNumber;
const ticketAt = z.object({ ticket, window });
const ranked = z.object({ service: serviceId, rank: z.int() });
const slot = z.object({ id: words, slotAt: z.int(), late: z.boolean() });

/** What the day before left open. */
const carried = carriedFailures.extend({ conflicts: z.array(conflict), paper: z.array(paperLease) });

/** The part of a plan that the checks rest on. */
const planRead = z.object({
  services: z.array(z.object({ id: serviceId, series: words, name: z.object({ zh: words, en: words }) })),
  kiosks: z.array(agentId),
  windows: z.array(
    z.object({
      number: window,
      services: z.array(ranked),
      helperServices: z.array(serviceId),
      dedicatedGreen: z.boolean(),
    }),
  ),
  settings: z.object({
    priorityRun: z.number(),
    missCalls: z.number(),
    missCallGapSeconds: z.number(),
    misclickGuardSeconds: z.number(),
    reinstateTimes: z.number(),
    reinstateWithinMinutes: z.number(),
    promiseRegularMinutes: z.number(),
    promiseGreenMinutes: z.number(),
    promiseAppointmentMinutes: z.number(),
    appointmentEarlyMinutes: z.number(),
    numberDigits,
    kioskNumbersTo: z.number(),
    offlineNumbersFrom: z.number(),
    offlineBlock: z.number(),
    paperNumbersFrom: z.number(),
    greenSeries: words,
    employerAgentsHoldSeveral: z.boolean(),
  }),
});
const plan = z.custom<HallPlan>(
  (value) => planRead.safeParse(value).success,
  'expected services, windows and settings',
);
/** Only its being there: what it must say is a check of its own. */
const reason = z.custom<CallReason>(
  (value) => typeof value === 'object' && value !== null,
  'expected a reason',
);

/** What each kind of event must carry. A kind that is not here is not known. */
const bodies: { readonly [K in HallEventType]: z.ZodType<EventBodies[K]> } = {
  dayOpened: z.object({ date: z.iso.date(), minute: z.int().min(0).max(1439), plan, carried }),
  dayReopened: z.object({}),
  dayDrained: z.object({}),
  dayFoundOpen: z.object({ open: z.int() }),
  dayClosed: z.object({ how: z.enum(['last-served', 'overnight', 'person']), reason: words.nullable() }),
  openingChecked: z.object({ points: z.array(openingPoint), note: words.nullable() }),
  ticketIssued: z.object({
    ticket,
    service: serviceId,
    class: z.enum(ticketClasses),
    source: z.enum(['kiosk', 'desk']),
    delivery: z.enum(deliveries),
    member: member.nullable(),
    green: greenGrant.nullable(),
    slot: slot.nullable(),
  }),
  deliveryChanged: z.object({ ticket, delivery: z.enum(deliveries) }),
  ticketReprinted: z.object({ ticket }),
  printOrdered: z.object({ ticket, kiosk: words }),
  ticketCalled: z.object({
    ticket,
    window,
    clerk: staffNumber.nullable(),
    reason,
    turn: z.enum(['priority', 'regular', 'outside']),
  }),
  ticketRecalled: z.object({ ticket, window, counts: z.boolean() }),
  ticketStarted: ticketAt,
  ticketFinished: ticketAt,
  ticketMissed: ticketAt,
  ticketReinstated: z.object({ ticket, after: z.int().min(0) }),
  ticketHeld: z.object({ ticket, window, note: words.nullable() }),
  ticketReady: z.object({ ticket, window: window.nullable() }),
  ticketTransferred: z.object({
    ticket,
    window,
    to: z.union([z.object({ service: serviceId }), z.object({ window })]),
  }),
  ticketInterrupted: z.object({ ticket, window, reason: words }),
  ticketReleased: ticketAt,
  ticketReassigned: z.object({ ticket, window: window.nullable() }),
  callCancelled: ticketAt,
  ticketCancelled: z.object({ ticket, reason: words.nullable() }),
  ticketAbandoned: z.object({ ticket, reason: words }),
  greenGranted: z.object({ ticket, green: greenGrant }),
  priorityRevoked: z.object({ ticket, reason: words }),
  gradeAsked: ticketAt,
  ticketEvaluated: z.object({ ticket, window, grade }),
  windowOpened: z.object({ window }),
  clerkLoggedIn: z.object({ window, clerk: staffNumber }),
  clerkLoggedOut: z.object({ window, clerk: staffNumber }),
  windowPaused: z.object({ window, reason: words, fault: z.boolean() }),
  windowResumed: z.object({ window }),
  windowClosed: z.object({ window }),
  windowChanged: z.object({
    window,
    services: z.array(ranked),
    helperServices: z.array(serviceId),
    dedicatedGreen: z.boolean(),
  }),
  serviceChanged: z.object({ service: serviceId, open: z.boolean() }),
  appointmentBooked: z.object({
    id: words,
    service: serviceId,
    minute: z.int(),
    memberKey: words.nullable(),
  }),
  appointmentCancelled: z.object({ id: words }),
  actRecorded: z.object({ act: z.enum(acts), about: actAbout }),
  ...failureShapes,
  ...backEntryShapes,
};

const head = z.object({ type: z.string(), at: z.int().nonnegative(), by: actor });

/** A line of the journal that is an event of a known kind with all it must carry, or a sentence why it is not. */
export type Reading = { readonly event: HallEvent } | { readonly fault: string };

/** Looks at one raw event. */
export function readEvent(raw: unknown): Reading {
  const fault = faultOf(raw);
  return isSound(raw, fault) ? { event: raw } : { fault: fault ?? '' };
}

function faultOf(raw: unknown): string | null {
  const known = head.safeParse(raw);
  if (!known.success) return `is not an event: ${problems(known.error)}`;
  const { type } = known.data;
  if (!isKnownKind(type)) return `is of an unknown kind "${type}"`;
  const body = bodies[type].safeParse(raw);
  return body.success ? null : `"${type}" is malformed: ${problems(body.error)}`;
}

function isSound(raw: unknown, fault: string | null): raw is HallEvent {
  return fault === null;
}

function isKnownKind(type: string): type is HallEventType {
  return Object.hasOwn(bodies, type);
}

function problems(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'event'}: ${issue.message}`).join('; ');
}
