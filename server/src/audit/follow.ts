import type { TicketState } from '@jiaohao/shared';
import type { HallEvent } from '../domain/hall-day/events.ts';
import { dispatch, type ByKind } from './dispatch.ts';
import { failureChanges } from './follow-failures.ts';
import {
  atWindow,
  changeTicket,
  changeWindow,
  count,
  countCall,
  leaveWindow,
  putIn,
  stand,
} from './moves.ts';
import {
  emptyPicture,
  failuresSeen,
  isCalledAgain,
  isInHand,
  ticketIn,
  type Picture,
  type Place,
  type TicketSeen,
  type WindowSeen,
} from './picture.ts';
import { transitions, type Transition } from './transitions.ts';

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

/** Where back entries say that a ticket is led. */
const told: ByKind<[ticket: TicketSeen | undefined], TicketState | 'same'> = {
  callBackEntered: ({ window, over }, ticket) => over?.how ?? (ticket?.window === window ? 'same' : 'called'),
  visitEndBackEntered: ({ how }) => how,
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
  ticketIssued: ({ at: issuedAt, ...event }, picture) => stand(picture, { ...event, issuedAt }),
  ticketCalled: (event, picture) => {
    atWindow(picture, event);
    countCall(picture, event);
  },
  callBackEntered: (event, picture) => {
    if (event.over === null) atWindow(picture, event);
  },
  blockLeased: ({ block }, picture) => {
    picture.blocks.push(block);
  },
  paperLeased: ({ desk, until, blocks }, picture) => {
    const held = picture.paper.find((each) => each.desk === desk && each.holds);
    if (held === undefined) picture.paper.push({ desk, until, blocks, holds: true });
    else {
      held.until = until;
      held.blocks = [...held.blocks, ...blocks];
    }
  },
  paperReturned: ({ desk }, picture) => {
    for (const each of picture.paper) if (each.desk === desk) each.holds = false;
  },
  ticketBackEntered: (event, picture) => stand(picture, { ...event, slot: null }),
  conflictFound: ({ conflict }, picture) => {
    picture.conflicts.set(conflict.id, conflict.what);
  },
  conflictResolved: ({ conflict }, picture) => {
    picture.conflicts.delete(conflict);
  },
  ...failureChanges,
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
  if (event.type === 'callBackEntered' && !isCalledAgain(picture, event)) countCall(picture, event);
  moveTicket(picture, event);
  dispatch(changes, event, picture);
  return picture;
}

function openDay({ plan, date, at, minute, carried }: HallEvent<'dayOpened'>): Picture {
  const midnight = at - (at % MINUTE) - minute * MINUTE;
  const windows = plan.windows.map(({ number, services, helperServices, dedicatedGreen }) => {
    const seen: WindowSeen = { services, helperServices, dedicatedGreen, status: 'closed', ticket: null };
    return [number, seen] as const;
  });
  return {
    ...emptyPicture(),
    plan,
    date,
    midnight,
    phase: 'open',
    windows: new Map(windows),
    failures: failuresSeen(carried),
    conflicts: new Map(carried.conflicts.map(({ id, what }) => [id, what])),
    paper: carried.paper.map(({ desk, until, blocks }) => ({ desk, until, blocks, holds: true })),
  };
}

/** The state and the place an event leads its ticket to, and the counts that go with them. */
function moveTicket(picture: Picture, event: HallEvent): void {
  const transition = transitions[event.type];
  const number = ticketIn(event);
  if (transition === undefined || number === null) return;
  const ticket = picture.tickets.get(number);
  // An event of a ticket never issued still moves the counts: that is how the balance tells.
  const from = ticket?.state ?? 'waiting';
  const moved = leadsTo(transition.to, event, ticket);
  const to = moved === 'same' || moved === undefined ? from : moved;
  if (moved !== 'same') {
    if (ticket !== undefined) count(picture, from, -1);
    count(picture, to, 1);
  }
  if (ticket === undefined) return;
  const stays: Place = moved === 'same' ? ticket.place : { kind: 'none' };
  const next = dispatch(places, event, ticket, picture.calls.get(ticket.service) ?? 0) ?? stays;
  if (moved === 'called') ticket.before = beforeCall(event, ticket);
  ticket.state = to;
  putIn(picture, ticket, next);
  if (to !== 'called' && to !== 'serving') leaveWindow(picture, ticket);
}

function leadsTo(
  to: Transition['to'],
  event: HallEvent,
  ticket: TicketSeen | undefined,
): TicketState | 'same' | undefined {
  if (to === 'as before the call') return ticket?.before.state;
  return to === 'as told' ? dispatch(told, event, ticket) : to;
}

/** What a call taken back goes back to: a ticket that was called by hand and stood nowhere, to its class. */
function beforeCall({ type }: HallEvent, { state, place }: TicketSeen): TicketSeen['before'] {
  const stoodNowhere = type === 'callBackEntered' && place.kind === 'none';
  return stoodNowhere ? { state: 'waiting', place: { kind: 'class' } } : { state, place };
}
