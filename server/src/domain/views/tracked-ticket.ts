import type {
  Bilingual,
  Delivery,
  TicketClass,
  TicketNumber,
  TicketState,
  WindowNumber,
} from '@jiaohao/shared';
import type { ServiceGuide } from '../hall.ts';
import { serviceOf, ticketOf } from '../hall-day/lookup.ts';
import type { Stamp } from '../hall-day/stamp.ts';
import { isCallable, reinstatableUntil, windowsOwning } from '../hall-day/standing.ts';
import type { HallDay, Ticket } from '../hall-day/state.ts';
import { noticesOf } from './notices.ts';
import { aheadOf } from './place.ts';
import { estimateWait, saidWait } from './waiting-time.ts';
import type { SaidWait } from './waiting-time.ts';
import { windowRange } from './window-range.ts';

/** A ticket as whoever holds it follows it from afar: nothing of the person, nothing that staff noted. Times are epoch milliseconds. */
export interface TrackedTicket {
  readonly ticket: TicketNumber;
  readonly hall: Bilingual;
  readonly serviceName: Bilingual;
  readonly class: TicketClass;
  readonly state: TicketState;
  readonly delivery: Delivery;
  /** Windows that serve it, for people: `1–3`. */
  readonly windows: string;
  /** Whether any of them works now: open, at least paused, or none. */
  readonly counters: 'open' | 'paused' | 'closed';
  /** The window that calls or serves it, holds it aside, or is the one to call it. */
  readonly window: WindowNumber | null;
  readonly ahead: number;
  readonly wait: SaidWait | null;
  readonly issuedAt: number;
  /** When an appointment is for. */
  readonly slotAt: number | null;
  /** Last call, and how many of its calls count towards a miss. */
  readonly calledAt: number | null;
  readonly calls: number;
  /** Until when a missed ticket may come back. */
  readonly backUntil: number | null;
  readonly documents: readonly Bilingual[];
  readonly guide: ServiceGuide;
  readonly notices: readonly Bilingual[];
}

export function trackedTicket(state: HallDay, number: TicketNumber, stamp: Stamp): TrackedTicket {
  const ticket = ticketOf(state, number);
  const { plan } = serviceOf(state, ticket.service);
  const ahead = aheadOf(state, ticket);
  const window = windowFor(ticket);
  const waitsInLine = isCallable(ticket) && window === null;
  const wait = waitsInLine ? estimateWait(state, ticket.service, ahead, stamp.at) : null;
  return {
    ticket: number,
    hall: state.plan.name,
    serviceName: plan.name,
    class: ticket.class,
    state: ticket.state,
    delivery: ticket.delivery,
    windows: windowRange(windowsOwning(state, ticket.service).map((each) => each.number)),
    counters: countersFor(state, ticket),
    window,
    ahead,
    wait: wait && saidWait(wait),
    issuedAt: ticket.issuedAt,
    slotAt: ticket.class === 'appointment' ? ticket.dueAt : null,
    calledAt: ticket.calledAt === 0 ? null : Math.max(ticket.calledAt, ticket.countedCallAt),
    calls: ticket.countedCalls,
    backUntil: ticket.state === 'missed' ? reinstatableUntil(state, ticket) : null,
    documents: plan.documents,
    guide: plan.guide,
    notices: noticesOf(state, stamp),
  };
}

function windowFor(ticket: Ticket): WindowNumber | null {
  const { queue } = ticket;
  if (isCallable(ticket) && queue.lane === 'directed') return queue.window;
  return ticket.window ?? ticket.heldAt;
}

function countersFor(state: HallDay, ticket: Ticket): TrackedTicket['counters'] {
  const statuses = windowsOwning(state, ticket.service).map(({ status }) => status);
  if (statuses.includes('open')) return 'open';
  return statuses.includes('paused') ? 'paused' : 'closed';
}
