import type { HallEvent } from '../domain/hall-day/events.ts';
import { dispatch, type ByKind } from './dispatch.ts';
import type { WindowNumber } from '@jiaohao/shared';
import {
  emptyPicture,
  isInHand,
  ticketIn,
  type Picture,
  type Place,
  type TicketSeen,
  type WindowSeen,
} from './picture.ts';
import { transitions } from './transitions.ts';

const MINUTE = 60_000;

/** Where an event leaves its ticket; what is not here leaves it nowhere when it moves it, and in its place when not. */
const places: ByKind<[ticket: TicketSeen, calls: number], Place> = {
  deliveryChanged: ({ delivery }, ticket) =>
    isInHand(delivery) && ticket.state === 'waiting' && ticket.place.kind === 'none'
      ? { kind: 'class' }
      : ticket.place,
  ticketReady: ({ window }) =>
    window === null ? { kind: 'front', because: 'held' } : { kind: 'directed', window, because: 'held-here' },
  ticketReinstated: ({ after }, _, calls) => ({ kind: 'reinstated', joinsAt: calls + after }),
  ticketTransferred: ({ to }) =>
    'service' in to
      ? { kind: 'front', because: 'transferred' }
      : { kind: 'directed', window: to.window, because: 'transferred-here' },
  ticketInterrupted: () => ({ kind: 'front', because: 'interrupted' }),
  ticketReleased: () => ({ kind: 'front', because: 'released' }),
  ticketReassigned: ({ window }, ticket) => {
    if (window !== null) return { kind: 'directed', window, because: 'reassigned' };
    return ticket.state === 'waiting' ? { kind: 'class' } : { kind: 'front', because: 'released' };
  },
  callCancelled: (_, ticket) => ticket.before.place,
};

/** What an event changes beside a ticket's state and place. */
const changes: ByKind<[picture: Picture], void> = {
  dayReopened: (_, picture) => {
    picture.phase = 'open';
  },
  dayDrained: (_, picture) => {
    picture.phase = 'draining';
  },
  dayClosed: (_, picture) => {
    picture.phase = 'closed';
    for (const window of picture.windows.values()) window.status = 'closed';
  },
  ticketIssued: issue,
  ticketCalled: call,
  deliveryChanged: (event, picture) => changeTicket(picture, event, { delivery: event.delivery }),
  ticketReprinted: (event, picture) => {
    const ticket = picture.tickets.get(event.ticket);
    if (ticket !== undefined && !isInHand(ticket.delivery)) ticket.delivery = 'printing';
  },
  ticketTransferred: (event, picture) => {
    if ('service' in event.to) changeTicket(picture, event, { service: event.to.service });
  },
  greenGranted: (event, picture) => changeTicket(picture, event, { class: 'green' }),
  priorityRevoked: (event, picture) => changeTicket(picture, event, { class: 'regular' }),
  windowOpened: ({ window }, picture) => changeWindow(picture, window, { status: 'open' }),
  windowPaused: ({ window }, picture) => changeWindow(picture, window, { status: 'paused' }),
  windowResumed: ({ window }, picture) => changeWindow(picture, window, { status: 'open' }),
  windowClosed: ({ window }, picture) => changeWindow(picture, window, { status: 'closed' }),
  windowChanged: ({ window, services, helperServices, dedicatedGreen }, picture) =>
    changeWindow(picture, window, { services, helperServices, dedicatedGreen }),
};

/** The picture after an event; `dayOpened` begins a new one, all others change it in place. */
export function follow(picture: Picture, event: HallEvent): Picture {
  if (event.type === 'dayOpened') return openDay(event);
  moveTicket(picture, event);
  dispatch(changes, event, picture);
  return picture;
}

function openDay({ plan, date, at, minute }: HallEvent<'dayOpened'>): Picture {
  const midnight = at - (at % MINUTE) - minute * MINUTE;
  const windows = plan.windows.map(({ number, services, helperServices, dedicatedGreen }) => {
    const seen: WindowSeen = { services, helperServices, dedicatedGreen, status: 'closed', ticket: null };
    return [number, seen] as const;
  });
  return { ...emptyPicture(), plan, date, midnight, phase: 'open', windows: new Map(windows) };
}

function issue(event: HallEvent<'ticketIssued'>, picture: Picture): void {
  const state = 'waiting';
  const ticket: TicketSeen = {
    number: event.ticket,
    order: picture.issued,
    issued: event,
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

function call(event: HallEvent<'ticketCalled'>, picture: Picture): void {
  changeWindow(picture, event.window, { ticket: event.ticket });
  changeTicket(picture, event, { window: event.window });
  const service = picture.tickets.get(event.ticket)?.service;
  if (service !== undefined) picture.calls.set(service, (picture.calls.get(service) ?? 0) + 1);
}

/** The state and the place an event leads its ticket to, and the counts that go with them. */
function moveTicket(picture: Picture, event: HallEvent): void {
  const transition = transitions[event.type];
  const number = ticketIn(event);
  if (transition === undefined || number === null) return;
  const ticket = picture.tickets.get(number);
  // An event of a ticket never issued still moves the counts: that is how the balance tells.
  const from = ticket?.state ?? 'waiting';
  const moved = transition.to === 'as before the call' ? ticket?.before.state : transition.to;
  const to = moved === 'same' || moved === undefined ? from : moved;
  if (transition.to !== 'same') {
    if (ticket !== undefined) count(picture, from, -1);
    count(picture, to, 1);
  }
  if (ticket === undefined) return;
  const stays: Place = transition.to === 'same' ? ticket.place : { kind: 'none' };
  const next = dispatch(places, event, ticket, picture.calls.get(ticket.service) ?? 0) ?? stays;
  if (to === 'called' && transition.to === 'called') ticket.before = { state: from, place: ticket.place };
  ticket.state = to;
  putIn(picture, ticket, next);
  if (to !== 'called' && to !== 'serving') leaveWindow(picture, ticket);
}

function putIn(picture: Picture, ticket: TicketSeen, place: Place): void {
  ticket.place = place;
  if (place.kind === 'none') picture.queued.delete(ticket);
  else picture.queued.add(ticket);
}

function leaveWindow(picture: Picture, ticket: TicketSeen): void {
  const window = ticket.window === null ? undefined : picture.windows.get(ticket.window);
  if (window?.ticket === ticket.number) window.ticket = null;
  ticket.window = null;
}

function count(picture: Picture, state: TicketSeen['state'], by: number): void {
  picture.counts.set(state, (picture.counts.get(state) ?? 0) + by);
}

function changeTicket(
  picture: Picture,
  event: { readonly ticket: string },
  change: Partial<TicketSeen>,
): void {
  const seen = picture.tickets.get(event.ticket);
  if (seen !== undefined) Object.assign(seen, change);
}

function changeWindow(picture: Picture, window: WindowNumber, change: Partial<WindowSeen>): void {
  const seen = picture.windows.get(window);
  if (seen !== undefined) Object.assign(seen, change);
}
