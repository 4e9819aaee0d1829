import type { TicketClass } from '@jiaohao/shared';
import { MINUTE, timeOfDay } from '../hall-day/stamp.ts';
import type { HallDay, Ticket, WindowStanding } from '../hall-day/state.ts';
import type { Settings } from '../settings.ts';
import type { CallReason } from '@jiaohao/shared';
import type { Turn } from './turn.ts';
import type { ServiceAsked } from './services-asked.ts';

/** A window's question. */
export interface Asking {
  readonly state: HallDay;
  readonly window: WindowStanding;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly services: readonly ServiceAsked[];
  readonly settings: Settings;
  /** Green tickets come before regular ones here. */
  readonly greenFirst: boolean;
  /** Runs of priority calls are bounded here (not at a dedicated green window). */
  readonly bounded: boolean;
}

/** A ticket a rule would call. Of several, the least `order` wins, place by place; ties by issue order. */
export interface Pick {
  readonly ticket: Ticket;
  readonly reason: CallReason;
  readonly turn: Turn;
  readonly order: readonly [number, number];
}

export type Rule = (asking: Asking) => Pick | null;

const waited = (ticket: Ticket, at: number) => Math.max(0, Math.floor((at - ticket.issuedAt) / MINUTE));

function comesBefore(a: Pick, b: Pick): boolean {
  if (a.order[0] !== b.order[0]) return a.order[0] < b.order[0];
  if (a.order[1] !== b.order[1]) return a.order[1] < b.order[1];
  return a.ticket.order < b.ticket.order;
}

/** The best of what each service offers. */
function best(asking: Asking, offer: (service: ServiceAsked) => (Pick | null)[]): Pick | null {
  let found: Pick | null = null;
  for (const service of asking.services) {
    for (const pick of offer(service)) {
      if (pick !== null && (found === null || comesBefore(pick, found))) found = pick;
    }
  }
  return found;
}

/**
 * A priority ticket's turn. After `priorityRun` priority calls in a row of a service, the regular ticket that waited
 * longest there takes the turn instead: whatever rule gave it, no regular ticket sees a longer run.
 */
function priorityTurn(asking: Asking, service: ServiceAsked, pick: Omit<Pick, 'turn'>): Pick {
  const { standing, helper } = service;
  const regular = standing.regular.head();
  if (regular === null || !asking.bounded || standing.priorityRun < asking.settings.priorityRun) {
    return { ...pick, turn: 'priority' };
  }
  const { priorityRun: priorityCalls } = standing;
  const waitedMinutes = waited(regular, asking.at);
  const reason: CallReason = { code: 'bounded', priorityCalls, waitedMinutes, helper };
  return { ticket: regular, reason, turn: 'regular', order: pick.order };
}

/** 1. Directed to this window and ready, oldest first. */
const directed: Rule = (asking) => {
  const ticket = asking.window.directed.head();
  if (ticket === null) return null;
  const reason: CallReason = { code: 'directed', because: ticket.because, helper: false };
  return { ticket, reason, turn: 'outside', order: [0, 0] };
};

/** 2. Interrupted, transferred or released to one of its services, by issue time. */
const resumed: Rule = (asking) =>
  best(asking, ({ standing, helper }) => {
    const ticket = standing.resumed.head();
    if (ticket === null) return [];
    const reason: CallReason = { code: 'resumed', because: ticket.because, helper };
    return [{ ticket, reason, turn: 'outside', order: [ticket.issuedAt, 0] }];
  });

/** Minutes a class is promised, counted from issue, or for an appointment from its slot. */
function promiseOf(asking: Asking, ticketClass: TicketClass): number {
  const { settings } = asking;
  if (ticketClass === 'appointment') return settings.promiseAppointmentMinutes;
  return ticketClass === 'green' && asking.greenFirst
    ? settings.promiseGreenMinutes
    : settings.promiseRegularMinutes;
}

/** 3. Waited past its class's promise: the most overdue, relative to its promise. */
const overdue: Rule = (asking) =>
  best(asking, (service) =>
    (['appointment', 'green', 'regular'] as const).map((lane) => {
      const ticket = service.standing[lane].head();
      const promiseMinutes = promiseOf(asking, lane);
      if (ticket === null || asking.at - ticket.dueAt <= promiseMinutes * MINUTE) return null;
      const waitedMinutes = Math.floor((asking.at - ticket.dueAt) / MINUTE);
      const { helper } = service;
      const reason: CallReason = { code: 'overdue', class: lane, waitedMinutes, promiseMinutes, helper };
      const order = [-(asking.at - ticket.dueAt) / promiseMinutes, 0] as const;
      const privileged = lane === 'appointment' || (lane === 'green' && asking.greenFirst);
      if (privileged) return priorityTurn(asking, service, { ticket, reason, order });
      return { ticket, reason, order, turn: 'regular' };
    }),
  );

/** Appointments with a slot up to this moment may be called, epoch milliseconds. */
export function slotsDueBy(settings: Settings, at: number): number {
  return at + settings.appointmentEarlyMinutes * MINUTE;
}

/** 4. Appointments whose slot is due, earliest slot first. */
const appointment: Rule = (asking) =>
  best(asking, (service) => {
    const ticket = service.standing.appointment.head();
    if (ticket === null || ticket.dueAt > slotsDueBy(asking.settings, asking.at)) return [];
    const slot = timeOfDay(Math.floor((ticket.dueAt - asking.state.midnight) / MINUTE));
    return [
      priorityTurn(asking, service, {
        ticket,
        reason: { code: 'appointment', slot, helper: service.helper },
        order: [ticket.dueAt, 0],
      }),
    ];
  });

/** 5. Green channel: by the window's rank of the service, then oldest first. */
const green: Rule = (asking) => {
  if (!asking.greenFirst) return null;
  return best(asking, (service) => {
    const ticket = service.standing.green.head();
    if (!ticket?.green) return [];
    const waitedMinutes = waited(ticket, asking.at);
    const { helper } = service;
    const reason: CallReason = { code: 'green', greenReason: ticket.green.reason, waitedMinutes, helper };
    return [priorityTurn(asking, service, { ticket, reason, order: [service.rank, ticket.issuedAt] })];
  });
};

/** 6. Regular (and green where it has no precedence): by the window's rank of the service, then oldest first. */
const regular: Rule = (asking) =>
  best(asking, ({ standing, rank, helper }) =>
    [standing.regular.head(), standing.green.head()].map((ticket) => {
      if (ticket === null) return null;
      const reason: CallReason = { code: 'regular', waitedMinutes: waited(ticket, asking.at), helper };
      return { ticket, reason, turn: 'regular', order: [rank, ticket.issuedAt] };
    }),
  );

/** Nobody else is left: a reinstated ticket need not wait for others who are not there. */
const reinstated: Rule = (asking) =>
  best(asking, ({ standing, helper }) => {
    const ticket = standing.reinstated.head();
    if (ticket === null) return [];
    const reason: CallReason = { code: 'reinstated', waitedMinutes: waited(ticket, asking.at), helper };
    return [{ ticket, reason, turn: 'outside', order: [ticket.issuedAt, 0] }];
  });

/** The policy: the first rule that finds a ticket calls it. */
export const ordinaryRules: readonly Rule[] = [
  directed,
  resumed,
  overdue,
  appointment,
  green,
  regular,
  reinstated,
];

/** At a dedicated green window (专窗 §20-1-2) the green channel comes before everything that is merely late. */
export const dedicatedRules: readonly Rule[] = [
  directed,
  resumed,
  green,
  overdue,
  appointment,
  regular,
  reinstated,
];
