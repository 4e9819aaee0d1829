import type { Delivery, ServiceId, TicketClass, TicketNumber, WindowNumber } from '@jiaohao/shared';
import type { SlotTaken } from '../domain/hall-day/events.ts';
import { isInHand, type Picture, type Place, type TicketSeen, type WindowSeen } from './picture.ts';

/** A ticket as the event says that brought it into the books. */
interface Newcomer {
  readonly ticket: TicketNumber;
  readonly service: ServiceId;
  readonly class: TicketClass;
  readonly delivery: Delivery;
  readonly issuedAt: number;
  readonly slot: SlotTaken | null;
}

/** A ticket begins to wait. */
export function stand(picture: Picture, event: Newcomer): void {
  const state = 'waiting';
  const ticket: TicketSeen = {
    number: event.ticket,
    order: picture.issued,
    issuedAt: event.issuedAt,
    slot: event.slot,
    service: event.service,
    class: event.class,
    state,
    delivery: event.delivery,
    place: { kind: 'none' },
    window: null,
    before: { state, place: { kind: 'none' } },
  };
  picture.issued += 1;
  count(picture, state, 1);
  picture.tickets.set(event.ticket, ticket);
  if (isInHand(event.delivery)) putIn(picture, ticket, { kind: 'class' });
}

/** The window has the ticket now. */
export function atWindow(
  picture: Picture,
  event: { readonly ticket: TicketNumber; readonly window: WindowNumber },
): void {
  changeWindow(picture, event.window, { ticket: event.ticket });
  changeTicket(picture, event, { window: event.window });
}

/** One more call of the ticket's service. */
export function countCall(picture: Picture, event: { readonly ticket: TicketNumber }): void {
  const service = picture.tickets.get(event.ticket)?.service;
  if (service !== undefined) picture.calls.set(service, (picture.calls.get(service) ?? 0) + 1);
}

export function putIn(picture: Picture, ticket: TicketSeen, place: Place): void {
  ticket.place = place;
  if (place.kind === 'none') picture.queued.delete(ticket);
  else picture.queued.add(ticket);
}

export function leaveWindow(picture: Picture, ticket: TicketSeen): void {
  const window = ticket.window === null ? undefined : picture.windows.get(ticket.window);
  if (window?.ticket === ticket.number) window.ticket = null;
  ticket.window = null;
}

/** Tickets in a state, more or fewer. */
export function count(picture: Picture, state: TicketSeen['state'], by: number): void {
  picture.counts.set(state, (picture.counts.get(state) ?? 0) + by);
}

export function changeTicket(
  picture: Picture,
  event: { readonly ticket: TicketNumber },
  change: Partial<TicketSeen>,
): void {
  const seen = picture.tickets.get(event.ticket);
  if (seen !== undefined) Object.assign(seen, change);
}

export function changeWindow(picture: Picture, window: WindowNumber, change: Partial<WindowSeen>): void {
  const seen = picture.windows.get(window);
  if (seen !== undefined) Object.assign(seen, change);
}
