import { isDelivered } from '@jiaohao/shared';
import type { Delivery, ServiceId, TicketNumber, TicketState } from '@jiaohao/shared';
import { laneKey } from './lane.ts';
import type { Lane, LaneKey } from './lane.ts';
import { serviceOf, windowOf } from './lookup.ts';
import { serves } from './served-by.ts';
import { MINUTE } from './stamp.ts';
import type { HallDay, Queue, ServedBy, ServiceStanding, Ticket, WindowStanding } from './state.ts';

/** States a ticket may be called from. */
const callable: readonly TicketState[] = ['waiting', 'transferred', 'interrupted'];

/** Someone still waits for something to be done with it. Missed tickets are not open: they come back or lapse. */
const openStates = [...callable, 'called', 'serving', 'held'] as const satisfies readonly TicketState[];

export function isOpen(ticket: Ticket): boolean {
  return openStates.some((state) => state === ticket.state);
}

/** Its printing failed: the member read the number off the screen, or may not have it at all. */
export function isWithoutPaper(delivery: Delivery): boolean {
  return delivery === 'shown-on-screen' || delivery === 'undelivered';
}

/** Not at a window, and somebody is to call it. */
export function isCallable(ticket: Ticket): boolean {
  return callable.includes(ticket.state);
}

/** Stands in a lane and may be called: delivered, not at a window. */
export function isQueued(ticket: Ticket): boolean {
  return isDelivered(ticket.delivery) && isCallable(ticket);
}

/** How many tickets of the day are open. */
export function openCount(state: HallDay): number {
  return openStates.reduce((sum, name) => sum + state.counts[name], 0);
}

/** The open tickets of the day, in issue order. */
export function openTickets(state: HallDay): TicketNumber[] {
  return [...state.tickets.values()].filter(isOpen).map((ticket) => ticket.number);
}

/** The lane of a place. */
export function laneOf(state: HallDay, service: ServiceId, queue: Queue): Lane<Ticket> {
  if (queue.lane === 'directed') return windowOf(state, queue.window).directed;
  return serviceOf(state, service)[queue.lane];
}

/** Where in its lane a ticket stands: appointments by slot, reinstated by turn, all others by issue time. */
export function keyOf(state: HallDay, ticket: Ticket, queue: Queue): LaneKey {
  if (queue.lane === 'reinstated') return laneKey(queue.afterCalls, ticket.order);
  const since = queue.lane === 'appointment' ? ticket.dueAt : ticket.issuedAt;
  return laneKey(since - state.midnight, ticket.order);
}

/** Services that a window's clerk may take, each once, in the plan's order. */
export function servicesAt(state: HallDay, window: WindowStanding): ServiceId[] {
  return [...state.services.keys()].filter((id) => serves(window, id));
}

const nobody: ServedBy = { own: [], open: [], all: [], openCount: 0 };

/** Who serves a service; nobody does what the hall does not know. */
export function servedByOf(state: HallDay, service: ServiceId): ServedBy {
  return state.servedBy.get(service) ?? nobody;
}

/** Windows that may take a service, in number order, whatever their status. */
export function windowsServing(state: HallDay, service: ServiceId): readonly WindowStanding[] {
  return servedByOf(state, service).all;
}

/** Windows whose own service it is, not one they only help with. */
export function windowsOwning(state: HallDay, service: ServiceId): readonly WindowStanding[] {
  return servedByOf(state, service).own;
}

/** Until when a missed ticket may be taken back into the queue, epoch milliseconds; null if it was as often as it may be. */
export function reinstatableUntil({ plan: { settings } }: HallDay, ticket: Ticket): number | null {
  if (ticket.reinstated >= settings.reinstateTimes) return null;
  return ticket.missedAt + settings.reinstateWithinMinutes * MINUTE;
}

/** Tickets of a service that wait for it, delivered or not, due or not, without those directed to a window. */
export function waitingOf(service: ServiceStanding): number {
  const { resumed, appointment, green, regular, reinstated, undelivered } = service;
  const lanes = resumed.size + appointment.size + green.size + regular.size + reinstated.size;
  return lanes + undelivered.size;
}

/** Open windows whose own service it is. */
export function windowsOpenFor(state: HallDay, service: ServiceId): readonly WindowStanding[] {
  return servedByOf(state, service).open;
}
