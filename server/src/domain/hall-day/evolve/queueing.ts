import type { TicketState, WindowNumber } from '@jiaohao/shared';
import type { Because } from '@jiaohao/shared';
import type { Lane } from '../lane.ts';
import { serviceOf, windowOf } from '../lookup.ts';
import { isQueued, keyOf, laneOf, windowsServing } from '../standing.ts';
import type { HallDay, Queue, ServiceStanding, Ticket, Visit, WindowStanding } from '../state.ts';

/** Moves a ticket to another state; the day's counts go with it. */
export function setState(state: HallDay, ticket: Ticket, next: TicketState): void {
  state.counts[ticket.state] -= 1;
  state.counts[next] += 1;
  ticket.state = next;
}

/** Puts a ticket into its lane; a reinstated one whose turn has come joins its class. */
export function enqueue(state: HallDay, ticket: Ticket, wanted: Queue): void {
  const service = serviceOf(state, ticket.service);
  const turnCome = wanted.lane === 'reinstated' && service.calls >= wanted.afterCalls;
  const queue: Queue = turnCome ? { lane: ticket.class } : wanted;
  const lane = laneOf(state, ticket.service, queue);
  ticket.queue = queue;
  lane.add(keyOf(state, ticket, queue), ticket);
  announce(state, ticket, queue, lane);
}

/** Puts a ticket before one window, which calls it before any other. */
export function direct(state: HallDay, ticket: Ticket, window: WindowNumber, because: Because): void {
  ticket.because = because;
  enqueue(state, ticket, { lane: 'directed', window });
}

/** Puts a ticket to the front of its service. */
export function resume(state: HallDay, ticket: Ticket, because: Because): void {
  ticket.because = because;
  enqueue(state, ticket, { lane: 'resumed' });
}

/** Beeps at the open windows with nobody in hand for which this is the first work. */
function announce(state: HallDay, ticket: Ticket, queue: Queue, lane: Lane<Ticket>): void {
  if (lane.size !== 1) return;
  const concerned =
    queue.lane === 'directed' ? [windowOf(state, queue.window)] : windowsServing(state, ticket.service);
  for (const window of concerned) if (window.status === 'open' && window.current === null) window.beeps += 1;
}

/** Takes a ticket out of whatever place it waits in; `queue` stays, so that a cancelled call can go back. */
export function dequeue(state: HallDay, ticket: Ticket): void {
  if (isQueued(ticket)) {
    laneOf(state, ticket.service, ticket.queue).remove(keyOf(state, ticket, ticket.queue));
    return;
  }
  if (ticket.heldAt !== null) windowOf(state, ticket.heldAt).held.delete(ticket.number);
  ticket.heldAt = null;
  serviceOf(state, ticket.service).undelivered.delete(ticket.number);
}

/** Moves reinstated tickets whose others have been called into their class. */
export function releaseReinstated(state: HallDay, service: ServiceStanding): void {
  const { reinstated } = service;
  for (let first = reinstated.first(); first && first.time <= service.calls; first = reinstated.first()) {
    dequeue(state, first.ticket);
    enqueue(state, first.ticket, { lane: first.ticket.class });
  }
}

/** The ticket leaves its window; its time there feeds the estimates of its service. */
export function leaveWindow(
  state: HallDay,
  window: WindowStanding,
  ticket: Ticket,
  { how, to }: { readonly how: Visit['how']; readonly to: number },
): void {
  const { spent } = serviceOf(state, ticket.service);
  spent.count += 1;
  spent.milliseconds += Math.max(0, to - ticket.calledAt);
  noteVisit(ticket, { window: window.number, from: ticket.calledAt, to, how });
  window.current = null;
  ticket.window = null;
}

/** A time at a window that is over. */
export function noteVisit(ticket: Ticket, visit: Visit): void {
  // Most have one; a list that is pushed to has room for seventeen.
  ticket.visits = ticket.visits.concat(visit);
}

/** A ticket's life is over: it leaves every place. */
export function endTicket(
  state: HallDay,
  ticket: Ticket,
  how: 'done' | 'cancelled' | 'abandoned',
  at: number,
): void {
  dequeue(state, ticket);
  setState(state, ticket, how);
  state.lastEndedAt = at;
}
