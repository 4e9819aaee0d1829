import type { Actor } from '@jiaohao/shared';
import type { EventBodies, HallEventType } from '../../domain/hall-day/events.ts';
import { hallPlan } from '../../domain/hall.ts';
import type { CallFacts, Turn } from '../../domain/routing/reasons.ts';
import type { AuditEntry } from '../entry.ts';

/** A hall of three windows: window 3 is a dedicated green one. */
export const plan = hallPlan.parse({
  id: 'centre',
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
      answer: { id: commandId, outcome: 'accepted', result: { kind: 'done' } },
      ...over,
    };
  });
}

export const opened: Told = { type: 'dayOpened', date: '2026-11-23', minute: 8 * 60, plan };
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
  reason: { ...facts, helper: false, zh: `${ticket}:理由。`, en: `${ticket}: why.` },
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
