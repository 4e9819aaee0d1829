import type { HallEvent, HallEventType } from '../hall-day/events.ts';
import { stand } from '../hall-day/evolve/issuing.ts';
import { dequeue, leaveWindow, noteVisit, releaseReinstated, setState } from '../hall-day/evolve/queueing.ts';
import { known, serviceOf, ticketOf, windowOf } from '../hall-day/lookup.ts';
import { isQueued } from '../hall-day/standing.ts';
import type { HallDay, Ticket, WindowStanding } from '../hall-day/state.ts';
import type { BackEntryEvents } from './events.ts';
import { kioskOf } from './numbers.ts';
import { paperLeaseOf } from './paper-numbers.ts';
import { handCallKey } from './standing.ts';
import type { VisitEnd } from './standing.ts';

type Evolver<T extends HallEventType> = (state: HallDay, event: HallEvent<T>) => void;

function blockLeased(state: HallDay, { block }: HallEvent<'blockLeased'>): void {
  state.backEntry.blocks.push(block);
}

/** What a desk's browser has already goes on under the new word. */
function paperLeased(state: HallDay, event: HallEvent<'paperLeased'>): void {
  const { desk, place, until, blocks, at, by } = event;
  const { paper } = state.backEntry;
  const held = paperLeaseOf(state, desk);
  const lease = {
    desk,
    place,
    by,
    at,
    until,
    blocks: [...(held?.blocks ?? []), ...blocks],
    returnedAt: null,
  };
  if (held === null) paper.push(lease);
  else paper[paper.indexOf(held)] = lease;
}

function paperReturned(state: HallDay, { desk, at }: HallEvent<'paperReturned'>): void {
  const { paper } = state.backEntry;
  const held = known(paperLeaseOf(state, desk) ?? undefined, `paper numbers of ${desk}`);
  paper[paper.indexOf(held)] = { ...held, returnedAt: at };
}

/** It stands where its true time puts it; the hub's own numbers go on as they were. */
function ticketBackEntered(state: HallDay, event: HallEvent<'ticketBackEntered'>): void {
  const { ticket: number, source, by } = event;
  const owner = 'agent' in by ? by.agent : kioskOf(state, number);
  stand(state, { ...event, number, kiosk: source === 'offline' ? owner : null, slot: null });
}

function callBackEntered(state: HallDay, event: HallEvent<'callBackEntered'>): void {
  const ticket = ticketOf(state, event.ticket);
  const window = windowOf(state, event.window);
  const { ticket: number, calledAt, toldAt, digits, over } = event;
  const endedAt = over?.at ?? event.at;
  if (window.current !== number) takeCall(state, window, ticket, event);
  else if (over !== null) leaveWindow(state, window, ticket, { how: over.how, to: endedAt });
  if (over !== null) endVisit(state, ticket, { how: over.how, at: endedAt }, event.at);
  const call = { ticket: number, window: window.number, calledAt, toldAt, digits };
  state.backEntry.calls.set(handCallKey(call), call);
}

/** The ticket leaves its place, for the window's hand unless the visit is over. */
function takeCall(
  state: HallDay,
  window: WindowStanding,
  ticket: Ticket,
  { calledAt, over }: HallEvent<'callBackEntered'>,
): void {
  const service = serviceOf(state, ticket.service);
  takeFromPlace(state, ticket);
  ticket.firstClerk ??= window.clerk;
  ticket.calledAt = calledAt;
  ticket.calledFor = null;
  ticket.countedCalls = 1;
  ticket.countedCallAt = calledAt;
  if (calledAt >= (window.lastCallAt ?? 0)) remember(window, ticket.number, calledAt);
  if (over === null) putInHand(state, window, ticket);
  else {
    noteVisit(ticket, { window: window.number, from: calledAt, to: over.at, how: over.how });
    if (over.at !== null) spend(state, ticket, over.at);
  }
  service.calls += 1;
  releaseReinstated(state, service);
}

function visitEndBackEntered(state: HallDay, event: HallEvent<'visitEndBackEntered'>): void {
  const ticket = ticketOf(state, event.ticket);
  leaveWindow(state, windowOf(state, event.window), ticket, { how: event.how, to: event.endedAt });
  endVisit(state, ticket, { how: event.how, at: event.endedAt }, event.at);
}

function conflictFound(state: HallDay, { conflict }: HallEvent<'conflictFound'>): void {
  state.backEntry.found += 1;
  state.backEntry.conflicts.set(conflict.id, conflict);
}

function conflictResolved(state: HallDay, { conflict }: HallEvent<'conflictResolved'>): void {
  known(state.backEntry.conflicts.get(conflict), `conflict ${conflict}`);
  state.backEntry.conflicts.delete(conflict);
}

/** What entries made afterwards do to the day. */
export const backEntryEvolvers: { readonly [T in keyof BackEntryEvents]: Evolver<T> } = {
  blockLeased,
  paperLeased,
  paperReturned,
  ticketBackEntered,
  callBackEntered,
  visitEndBackEntered,
  conflictFound,
  conflictResolved,
};

/** Were the call taken back, the ticket would stand where it stood; one that stood nowhere, in its class. */
function takeFromPlace(state: HallDay, ticket: Ticket): void {
  const stood = isQueued(ticket);
  dequeue(state, ticket);
  ticket.stateBeforeCall = stood ? ticket.state : 'waiting';
  if (!stood) ticket.queue = { lane: ticket.class };
  ticket.runBeforeCall = 0;
}

function remember(window: WindowStanding, number: string, calledAt: number): void {
  window.lastBefore = window.last;
  window.last = number;
  window.lastCallAt = calledAt;
}

function putInHand(state: HallDay, window: WindowStanding, ticket: Ticket): void {
  setState(state, ticket, 'called');
  ticket.window = window.number;
  window.current = ticket.number;
  window.attention += 1;
}

function spend(state: HallDay, ticket: Ticket, at: number): void {
  const { spent } = serviceOf(state, ticket.service);
  spent.count += 1;
  spent.milliseconds += at - ticket.calledAt;
}

/** The day is as long as its last entry: it does not close between two of them. */
function endVisit(state: HallDay, ticket: Ticket, { how, at }: VisitEnd, enteredAt: number): void {
  setState(state, ticket, how);
  if (how === 'missed') ticket.missedAt = at;
  state.lastEndedAt = enteredAt;
}
