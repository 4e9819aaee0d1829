import { isDelivered, seriesIn, valueOf } from '@jiaohao/shared';
import type { TicketClass } from '@jiaohao/shared';
import type { HallEvent } from '../events.ts';
import { serviceOf, ticketOf, windowOf } from '../lookup.ts';
import type { HallDay, Ticket } from '../state.ts';
import { dequeue, direct, enqueue, endTicket, leaveWindow, resume, setState } from './queueing.ts';
import { isQueued, isWithoutPaper } from '../standing.ts';

/** What a new ticket is, whoever gave its number out. */
export type Newcomer = Pick<
  Ticket,
  'number' | 'issuedAt' | 'source' | 'kiosk' | 'member' | 'slot' | 'service' | 'class' | 'green' | 'delivery'
>;

function newTicket(state: HallDay, facts: Newcomer): Ticket {
  const { number, issuedAt, source, kiosk, member, slot, service, green, delivery } = facts;
  return {
    number,
    order: state.issued,
    issuedAt,
    source,
    kiosk,
    member,
    slot,
    dueAt: slot === null || slot.late ? issuedAt : slot.slotAt,
    service,
    class: facts.class,
    green,
    state: 'waiting',
    delivery,
    reprints: 0,
    queue: { lane: facts.class },
    because: 'released',
    stateBeforeCall: 'waiting',
    runBeforeCall: 0,
    window: null,
    heldAt: null,
    heldSince: 0,
    holdNote: null,
    firstClerk: null,
    calledAt: 0,
    calledFor: null,
    countedCalls: 0,
    countedCallAt: 0,
    missedAt: 0,
    reinstated: 0,
    grade: null,
    visits: [],
  };
}

/** A ticket comes into the day and waits: in its lane, or until it is in somebody's hand. */
export function stand(state: HallDay, facts: Newcomer): void {
  state.issued += 1;
  const ticket = newTicket(state, facts);
  state.tickets.set(ticket.number, ticket);
  state.counts.waiting += 1;
  if (ticket.member !== null) {
    const held = state.people.get(ticket.member.key) ?? new Set();
    state.people.set(ticket.member.key, held.add(ticket.number));
  }
  if (isDelivered(ticket.delivery)) enqueue(state, ticket, ticket.queue);
  else serviceOf(state, ticket.service).undelivered.add(ticket.number);
  notePaper(state, ticket);
}

/** Keeps the list of kiosks' tickets that are not on paper. */
function notePaper(state: HallDay, { number, kiosk, delivery }: Ticket): void {
  if (kiosk !== null && isWithoutPaper(delivery)) state.unprinted.add(number);
  else state.unprinted.delete(number);
}

export function ticketIssued(state: HallDay, event: HallEvent<'ticketIssued'>): void {
  const { ticket: number, at: issuedAt, source, by, slot } = event;
  const kiosk = source === 'kiosk' && 'agent' in by ? by.agent : null;
  stand(state, { ...event, number, issuedAt, kiosk });
  state.lastNumbers.set(seriesIn(number), valueOf(number));
  const booked = slot && state.slots.get(slot.id);
  if (booked) booked.ticket = number;
}

export function deliveryChanged(state: HallDay, event: HallEvent<'deliveryChanged'>): void {
  const ticket = ticketOf(state, event.ticket);
  const before = ticket.delivery;
  ticket.delivery = event.delivery;
  notePaper(state, ticket);
  if (!isDelivered(event.delivery) || isDelivered(before)) return;
  serviceOf(state, ticket.service).undelivered.delete(ticket.number);
  enqueue(state, ticket, ticket.queue);
}

export function ticketReprinted(state: HallDay, event: HallEvent<'ticketReprinted'>): void {
  const ticket = ticketOf(state, event.ticket);
  ticket.reprints += 1;
  if (!isDelivered(ticket.delivery)) ticket.delivery = 'printing';
  notePaper(state, ticket);
  const ordered = state.printOrders.get(event.ticket);
  if ('agent' in event.by && event.by.agent === ordered) state.printOrders.delete(event.ticket);
}

/** Ordered once more, it is wanted at the other kiosk only, and comes last there. */
export function printOrdered(state: HallDay, { ticket, kiosk }: HallEvent<'printOrdered'>): void {
  state.printOrders.delete(ticket);
  state.printOrders.set(ticket, kiosk);
}

export function ticketCancelled(state: HallDay, event: HallEvent<'ticketCancelled'>): void {
  endTicket(state, ticketOf(state, event.ticket), 'cancelled', event.at);
}

export function ticketAbandoned(state: HallDay, event: HallEvent<'ticketAbandoned'>): void {
  const ticket = ticketOf(state, event.ticket);
  if (ticket.window !== null)
    leaveWindow(state, windowOf(state, ticket.window), ticket, { how: 'abandoned', to: event.at });
  endTicket(state, ticket, 'abandoned', event.at);
}

/** Another class: a ticket that stands by its class changes lanes and keeps its time. */
function changeClass(state: HallDay, ticket: Ticket, next: TicketClass): void {
  const byClass = ticket.queue.lane === ticket.class;
  const queued = isQueued(ticket);
  if (byClass && queued) dequeue(state, ticket);
  ticket.class = next;
  if (byClass) ticket.queue = { lane: next };
  if (byClass && queued) enqueue(state, ticket, ticket.queue);
}

export function greenGranted(state: HallDay, event: HallEvent<'greenGranted'>): void {
  const ticket = ticketOf(state, event.ticket);
  changeClass(state, ticket, 'green');
  ticket.green = event.green;
}

export function priorityRevoked(state: HallDay, event: HallEvent<'priorityRevoked'>): void {
  const ticket = ticketOf(state, event.ticket);
  changeClass(state, ticket, 'regular');
  ticket.dueAt = ticket.issuedAt;
  ticket.green = null;
}

export function ticketReinstated(state: HallDay, event: HallEvent<'ticketReinstated'>): void {
  const ticket = ticketOf(state, event.ticket);
  ticket.reinstated += 1;
  setState(state, ticket, 'waiting');
  const afterCalls = serviceOf(state, ticket.service).calls + event.after;
  enqueue(state, ticket, { lane: 'reinstated', afterCalls });
}

export function ticketReassigned(state: HallDay, event: HallEvent<'ticketReassigned'>): void {
  const ticket = ticketOf(state, event.ticket);
  dequeue(state, ticket);
  if (event.window !== null) {
    direct(state, ticket, event.window, 'reassigned');
  } else if (ticket.state === 'waiting') enqueue(state, ticket, { lane: ticket.class });
  else resume(state, ticket, 'released');
}

export function ticketReleased(state: HallDay, event: HallEvent<'ticketReleased'>): void {
  const ticket = ticketOf(state, event.ticket);
  dequeue(state, ticket);
  resume(state, ticket, 'released');
}
