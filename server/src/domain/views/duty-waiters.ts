import type { ServiceId, TicketClass, TicketNumber } from '@jiaohao/shared';
import { isQueued } from '../hall-day/standing.ts';
import type { HallDay } from '../hall-day/state.ts';
import { promisedMinutes } from './promise.ts';

/** Somebody in the hall who has to be called yet, known by number only. */
export interface Waiter {
  readonly ticket: TicketNumber;
  readonly service: ServiceId;
  readonly class: TicketClass;
  /** Since when, epoch milliseconds: from the ticket on, of an appointment from its slot on. */
  readonly since: number;
  readonly promiseMinutes: number;
}

/** As many as a duty manager looks after by name. */
const SHOWN = 10;

/** Who waits longest, first; also one whose papers went to another window and who waits again. */
export function longestWaiting({ tickets, plan }: HallDay, at: number): Waiter[] {
  return [...tickets.values()]
    .filter((ticket) => isQueued(ticket) && ticket.dueAt <= at)
    .sort((a, b) => a.dueAt - b.dueAt || a.order - b.order)
    .slice(0, SHOWN)
    .map((ticket) => ({
      ticket: ticket.number,
      service: ticket.service,
      class: ticket.class,
      since: ticket.dueAt,
      promiseMinutes: promisedMinutes(plan.settings, ticket.class),
    }));
}
