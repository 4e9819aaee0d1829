import { serviceOf, ticketOf } from '../hall-day/lookup.ts';
import { keyOf, laneOf } from '../hall-day/standing.ts';
import type { HallDay, ServiceStanding, Ticket } from '../hall-day/state.ts';

/**
 * How many of those who wait now will be called before a ticket, by today's rules. Who arrives later may change it.
 * 0 once it is called or ended.
 */
export function aheadOf(state: HallDay, ticket: Ticket): number {
  if (!['waiting', 'transferred', 'interrupted'].includes(ticket.state)) return 0;
  const service = serviceOf(state, ticket.service);
  const before = laneOf(state, ticket.service, ticket.queue).before(keyOf(state, ticket, ticket.queue));
  const { queue } = ticket;
  if (queue.lane === 'directed' || queue.lane === 'resumed') return before;
  const early = before + service.resumed.size + undeliveredBefore(state, service, ticket);
  if (queue.lane === 'appointment') return early;
  const byClass = early + service.appointment.size;
  if (queue.lane === 'reinstated')
    return Math.min(queue.afterCalls - service.calls, byClass + service.green.size + service.regular.size);
  if (!state.plan.settings.greenDelivery.includes('priority-calling')) {
    const other = queue.lane === 'green' ? service.regular : service.green;
    return byClass + other.before(keyOf(state, ticket, queue));
  }
  return byClass + (queue.lane === 'green' ? regularsBetween(state, service, before) : service.green.size);
}

/** Given out before it and not yet in the member's hand: they take their place when they are. */
function undeliveredBefore(state: HallDay, service: ServiceStanding, ticket: Ticket): number {
  return [...service.undelivered].filter((number) => isBefore(ticketOf(state, number), ticket)).length;
}

/** A ticket that came into the books afterwards is as old as its true time. */
function isBefore(a: Ticket, b: Ticket): boolean {
  return a.issuedAt === b.issuedAt ? a.order < b.order : a.issuedAt < b.issuedAt;
}

/** Regular tickets whose turn comes between so many priority calls. */
function regularsBetween(state: HallDay, service: ServiceStanding, priority: number): number {
  const calls = priority + service.appointment.size + service.priorityRun;
  return Math.min(service.regular.size, Math.floor(calls / state.plan.settings.priorityRun));
}
