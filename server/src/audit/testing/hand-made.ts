import type { Actor } from '@jiaohao/shared';
import type { EventBodies, HallEventType } from '../../domain/hall-day/events.ts';
import { hallPlan } from '../../domain/hall.ts';
import type { CallFacts } from '@jiaohao/shared';
import type { Turn } from '../../domain/routing/turn.ts';
import type { AuditEntry } from '../entry.ts';

/** A hall of three windows: window 3 is a dedicated green one. */
export const plan = hallPlan.parse({
  id: 'centre',
  kiosks: ['K1', 'K2'],
  name: { zh: '中心大厅', en: 'Centre' },
  services: [
    {
      id: 'rent',
      name: { zh: '租房提取', en: 'Rent' },
      group: 'withdrawal',
      series: 'A',
      expectedMinutes: 8,
    },
    { id: 'loan', name: { zh: '贷款', en: 'Loan' }, group: 'loan', series: 'B', expectedMinutes: 20 },
  ],
  windows: [
    { number: 1, services: ['rent'] },
    { number: 2, services: ['rent', 'loan'] },
    { number: 3, services: ['rent'], dedicatedGreen: true },
  ],
});

/** An event without its time and sender. */
export type Told = { [K in HallEventType]: { readonly type: K } & EventBodies[K] }[HallEventType];

/** A command's moment (`09:31` or `09:31:20`) and what it brought about. */
export type Line = readonly [time: string, ...events: readonly (Told | Record<string, unknown>)[]];

const kiosk: Actor = { agent: 'K1' };
/** Somebody at the desk. */
export const desk: Actor = { staff: '03' };

/** Midnight of 2026-11-23 in Shanghai, epoch milliseconds. */
const midnight = Date.UTC(2026, 10, 22, 16);

/** Epoch milliseconds of a wall time on the day; hours from 24 on are the next day's. */
export function at(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return midnight + ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/** A journal by hand, one command a line. */
export function journal(lines: readonly Line[], over: Partial<AuditEntry> = {}): AuditEntry[] {
  return lines.map(([time, ...events], index) => {
    const commandId = `command-${String(index + 1).padStart(3, '0')}`;
    return {
      hall: 'centre',
      day: '2026-11-23',
      commandId,
      at: at(time),
      events: events.map((event) => ({ at: at(time), by: kiosk, ...event })),
      answer: { kind: 'done' },
      ...over,
    };
  });
}

/** Nothing goes on from the day before. */
export const nothing = {
  incidents: [],
  outages: [],
  handwork: [],
  callBacks: [],
  notices: [],
  conflicts: [],
  paper: [],
} satisfies EventBodies['dayOpened']['carried'];

export const opened = {
  type: 'dayOpened',
  date: '2026-11-23',
  minute: 8 * 60,
  plan,
  carried: nothing,
} satisfies Told;
export const drained: Told = { type: 'dayDrained' };
export const closed: Told = { type: 'dayClosed', how: 'last-served', reason: null };

export const windowOpens = (window: number): Told => ({ type: 'windowOpened', window });

type Issued = EventBodies['ticketIssued'];

/** A printed regular rent ticket unless said otherwise. */
export const issued = (ticket: string, over: Partial<Issued> = {}): Told => ({
  type: 'ticketIssued',
  ticket,
  service: 'rent',
  class: 'regular',
  source: 'kiosk',
  delivery: 'printed',
  member: null,
  green: null,
  slot: null,
  ...over,
});

export const greenChannel: Partial<Issued> = {
  class: 'green',
  green: { reason: 'pregnant', note: null, grantedBy: kiosk },
};

/** A call for a reason; `turn` follows from it unless said otherwise. */
export const called = (ticket: string, window: number, facts: CallFacts, turn = turnFor(facts)): Told => ({
  type: 'ticketCalled',
  ticket,
  window,
  clerk: '01',
  reason: { ...facts, helper: false },
  turn,
});

function turnFor({ code }: CallFacts): Turn {
  if (code === 'regular' || code === 'bounded') return 'regular';
  return code === 'green' || code === 'appointment' || code === 'overdue' ? 'priority' : 'outside';
}

export const regular = (waitedMinutes: number): CallFacts => ({ code: 'regular', waitedMinutes });
export const green = (waitedMinutes: number): CallFacts => ({
  code: 'green',
  greenReason: 'pregnant',
  waitedMinutes,
});

type AtWindow = 'ticketStarted' | 'ticketFinished' | 'ticketMissed' | 'ticketReleased' | 'callCancelled';

export const deed = (type: AtWindow, ticket: string, window: number): Told => ({ type, ticket, window });
export const finished = (ticket: string, window: number): Told => deed('ticketFinished', ticket, window);

type Entered = EventBodies['ticketBackEntered'];

/** A printed regular rent ticket that K1 gave out without the hub, entered now. */
export const gaveOut = (ticket: string, time: string, over: Partial<Entered> = {}): Told => ({
  type: 'ticketBackEntered',
  ticket,
  service: 'rent',
  class: 'regular',
  source: 'offline',
  issuedAt: at(time),
  delivery: 'printed',
  member: null,
  green: null,
  ...over,
});

type Over = NonNullable<EventBodies['callBackEntered']['over']>;

/** Called by hand without the hub, entered now: in the window's hand, or over already. */
export const handCalled = (ticket: string, window: number, time: string, over: Over | null = null): Told => ({
  type: 'callBackEntered',
  ticket,
  window,
  calledAt: at(time),
  toldAt: at(time),
  digits: ticket.slice(1),
  over,
});

export const visitEnded = (
  ticket: string,
  window: number,
  time: string,
  how: Over['how'] = 'done',
): Told => ({
  type: 'visitEndBackEntered',
  ticket,
  window,
  how,
  endedAt: at(time),
});

type Conflict = EventBodies['conflictFound']['conflict'];

/** A line of the reconciliation list. */
export const listed = (id: string, what: Conflict['what']): Told & { readonly type: 'conflictFound' } => ({
  type: 'conflictFound',
  conflict: { id, what, at: at('08:00') },
});

type Incident = EventBodies['incidentOpened']['incident'];

/** An agent or a device is found faulty. */
export const fails = (
  id: string,
  subject: Incident['subject'],
  fault: Incident['fault'],
): Told & { readonly type: 'incidentOpened' } => ({
  type: 'incidentOpened',
  incident: {
    id,
    subject,
    fault,
    what: null,
    since: at('08:00'),
    openedAt: at('08:00'),
    repairBy: null,
    escalatedAt: null,
    waitsForClearing: false,
  },
});

export const recovers = (incident: string): Told => ({
  type: 'incidentClosed',
  incident,
  how: 'recovered',
  note: null,
});
