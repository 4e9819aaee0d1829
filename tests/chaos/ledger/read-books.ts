import { isDelivered, type Delivery, type TicketNumber, type TicketState } from '@jiaohao/shared';
import { dispatch, type ByKind } from '../../../server/src/audit/dispatch.ts';
import type { Conflict } from '../../../server/src/domain/back-entry/standing.ts';
import type { HallEvent, HallEventType } from '../../../server/src/domain/hall-day/events.ts';
import { deliveryOf, type BookedCall, type BookedTicket, type Books } from './books.ts';

/** States an event leaves its ticket in, where that needs nothing but the event's name. */
const leavesIn: Partial<Record<HallEventType, TicketState>> = {
  ticketCalled: 'called',
  ticketStarted: 'serving',
  ticketFinished: 'done',
  ticketMissed: 'missed',
  ticketReinstated: 'waiting',
  ticketHeld: 'held',
  ticketReady: 'waiting',
  ticketTransferred: 'transferred',
  ticketInterrupted: 'interrupted',
  callCancelled: 'waiting',
  ticketCancelled: 'cancelled',
  ticketAbandoned: 'abandoned',
};

/** Events after which the window no longer has the ticket. */
const letsGo: ReadonlySet<HallEventType> = new Set([
  'ticketFinished',
  'ticketMissed',
  'ticketHeld',
  'ticketTransferred',
  'ticketInterrupted',
  'callCancelled',
  'ticketCancelled',
  'ticketAbandoned',
]);

/** What each kind of event writes into the books, beside the ticket's state. */
const entries: ByKind<[books: OpenBooks], void> = {
  dayOpened: ({ carried }, books) => carried.conflicts.forEach((conflict) => books.list(conflict)),
  ticketIssued: (event, books) => books.give(event, event.at),
  ticketBackEntered: (event, books) => books.give(event, event.issuedAt),
  deliveryChanged: ({ ticket, delivery, at }, books) => books.deliver(ticket, delivery, at),
  ticketReprinted: ({ ticket, at }, books) => {
    const printed = books.tickets.get(ticket);
    // A ticket nobody had is on its way again; one that somebody has stays in that hand.
    if (printed !== undefined && !isDelivered(deliveryOf(printed))) books.deliver(ticket, 'printing', at);
  },
  ticketCalled: (event, books) => books.call({ ...event, how: 'called' }),
  ticketRecalled: (event, books) => books.call({ ...event, how: 'recalled' }),
  callBackEntered: (event, books) => {
    books.call({ ...event, at: event.calledAt, how: 'by hand' });
    // The window has long called somebody else when it is entered.
    if (event.over !== null) books.end(event.ticket, event.over.at ?? event.at);
    books.move(event.ticket, event.over?.how ?? 'called');
  },
  visitEndBackEntered: ({ ticket, how, endedAt }, books) => {
    books.end(ticket, endedAt);
    books.move(ticket, how);
  },
  conflictFound: ({ conflict }, books) => books.list(conflict),
  conflictResolved: ({ conflict }, books) => void books.unresolved.delete(conflict),
};

/**
 * Reads the books of the journal's last business day from its events, each taken at its word: a telling of its own,
 * made without the hub's rules.
 */
export function readBooks(events: Iterable<HallEvent>): Books {
  let books = new OpenBooks();
  for (const event of events) {
    if (event.type === 'dayOpened') books = new OpenBooks();
    if ('ticket' in event && letsGo.has(event.type)) books.end(event.ticket, event.at);
    dispatch(entries, event, books);
    if ('ticket' in event && typeof event.ticket === 'string') books.expect(event.ticket, event.type);
  }
  return books;
}

class OpenBooks implements Books {
  readonly tickets = new Map<TicketNumber, BookedTicket>();
  readonly calls: BookedCall[] = [];
  readonly conflicts: Conflict[] = [];
  readonly unresolved = new Set<string>();
  readonly strays: string[] = [];

  give(
    given: Pick<BookedTicket, 'service' | 'source'> & { ticket: TicketNumber; delivery: Delivery },
    givenAt: number,
  ): void {
    const { ticket: number, service, source, delivery } = given;
    if (this.tickets.has(number)) this.strays.push(`${number} was entered twice`);
    const deliveries = [{ delivery, at: givenAt }];
    this.tickets.set(number, { number, service, source, givenAt, deliveries, state: 'waiting' });
  }

  deliver(number: TicketNumber, delivery: Delivery, at: number): void {
    this.tickets.get(number)?.deliveries.push({ delivery, at });
  }

  call({ ticket, window, at, how }: Omit<BookedCall, 'until'>): void {
    this.end(ticket, at);
    this.calls.push({ ticket, window, at, how, until: null });
  }

  /** The window that called it last lets go of it. */
  end(ticket: TicketNumber, at: number): void {
    const last = this.calls.findLast((call) => call.ticket === ticket);
    if (last !== undefined) last.until ??= at;
  }

  list(conflict: Conflict): void {
    this.conflicts.push(conflict);
    this.unresolved.add(conflict.id);
  }

  move(number: TicketNumber, state: TicketState): void {
    const ticket = this.tickets.get(number);
    if (ticket !== undefined) ticket.state = state;
  }

  /** An event is about a ticket that should have been given out; its state is moved. */
  expect(number: TicketNumber, event: HallEventType): void {
    const state = leavesIn[event];
    if (!this.tickets.has(number)) this.strays.push(`${event} of ${number}, which was never given out`);
    else if (state !== undefined) this.move(number, state);
  }
}
