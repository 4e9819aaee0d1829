import type { HallEvent } from '../events.ts';
import { serviceOf, ticketOf, windowOf } from '../lookup.ts';
import type { HallDay } from '../state.ts';
import {
  dequeue,
  direct,
  endTicket,
  enqueue,
  leaveWindow,
  releaseReinstated,
  resume,
  setState,
} from './queueing.ts';

export function ticketCalled(state: HallDay, event: HallEvent<'ticketCalled'>): void {
  const ticket = ticketOf(state, event.ticket);
  const window = windowOf(state, event.window);
  const service = serviceOf(state, ticket.service);
  dequeue(state, ticket);
  ticket.stateBeforeCall = ticket.state;
  ticket.runBeforeCall = event.turn === 'regular' ? service.priorityRun : 0;
  setState(state, ticket, 'called');
  ticket.window = window.number;
  ticket.firstClerk ??= event.clerk;
  ticket.calledAt = event.at;
  ticket.calledFor = event.reason;
  ticket.countedCalls = 1;
  ticket.countedCallAt = event.at;
  window.current = ticket.number;
  window.lastBefore = window.last;
  window.last = ticket.number;
  window.lastCallAt = event.at;
  window.attention += 1;
  if (event.turn === 'regular') service.priorityRun = 0;
  if (event.turn === 'priority') service.priorityRun = service.regular.size > 0 ? service.priorityRun + 1 : 0;
  service.calls += 1;
  releaseReinstated(state, service);
}

export function ticketRecalled(state: HallDay, event: HallEvent<'ticketRecalled'>): void {
  windowOf(state, event.window).attention += 1;
  if (!event.counts) return;
  const ticket = ticketOf(state, event.ticket);
  ticket.countedCalls += 1;
  ticket.countedCallAt = event.at;
}

export function ticketStarted(state: HallDay, event: HallEvent<'ticketStarted'>): void {
  setState(state, ticketOf(state, event.ticket), 'serving');
}

export function ticketFinished(state: HallDay, event: HallEvent<'ticketFinished'>): void {
  const ticket = ticketOf(state, event.ticket);
  leaveWindow(state, windowOf(state, event.window), ticket, { how: 'done', to: event.at });
  endTicket(state, ticket, 'done', event.at);
}

export function ticketMissed(state: HallDay, event: HallEvent<'ticketMissed'>): void {
  const ticket = ticketOf(state, event.ticket);
  leaveWindow(state, windowOf(state, event.window), ticket, { how: 'missed', to: event.at });
  setState(state, ticket, 'missed');
  ticket.missedAt = event.at;
  state.lastEndedAt = event.at;
}

export function ticketHeld(state: HallDay, event: HallEvent<'ticketHeld'>): void {
  const ticket = ticketOf(state, event.ticket);
  const window = windowOf(state, event.window);
  leaveWindow(state, window, ticket, { how: 'held', to: event.at });
  setState(state, ticket, 'held');
  ticket.heldAt = window.number;
  ticket.heldSince = event.at;
  ticket.holdNote = event.note;
  window.held.add(ticket.number);
}

export function ticketReady(state: HallDay, event: HallEvent<'ticketReady'>): void {
  const ticket = ticketOf(state, event.ticket);
  dequeue(state, ticket);
  setState(state, ticket, 'waiting');
  if (event.window === null) resume(state, ticket, 'held');
  else direct(state, ticket, event.window, 'held-here');
}

export function ticketTransferred(state: HallDay, event: HallEvent<'ticketTransferred'>): void {
  const ticket = ticketOf(state, event.ticket);
  leaveWindow(state, windowOf(state, event.window), ticket, { how: 'transferred', to: event.at });
  setState(state, ticket, 'transferred');
  if ('window' in event.to) {
    direct(state, ticket, event.to.window, 'transferred-here');
  } else {
    ticket.service = event.to.service;
    resume(state, ticket, 'transferred');
  }
}

export function ticketInterrupted(state: HallDay, event: HallEvent<'ticketInterrupted'>): void {
  const ticket = ticketOf(state, event.ticket);
  leaveWindow(state, windowOf(state, event.window), ticket, { how: 'interrupted', to: event.at });
  setState(state, ticket, 'interrupted');
  resume(state, ticket, 'interrupted');
}

/** The call is undone: the ticket stands where it stood, and the service's run of priority calls as it ran. */
export function callCancelled(state: HallDay, event: HallEvent<'callCancelled'>): void {
  const ticket = ticketOf(state, event.ticket);
  const window = windowOf(state, event.window);
  const service = serviceOf(state, ticket.service);
  window.current = null;
  window.last = window.lastBefore;
  ticket.window = null;
  service.priorityRun = Math.max(service.priorityRun, ticket.runBeforeCall);
  setState(state, ticket, ticket.stateBeforeCall);
  enqueue(state, ticket, ticket.queue);
}

export function gradeAsked(state: HallDay, event: HallEvent<'gradeAsked'>): void {
  windowOf(state, event.window).gradeAsks += 1;
}

export function ticketEvaluated(state: HallDay, event: HallEvent<'ticketEvaluated'>): void {
  ticketOf(state, event.ticket).grade = event.grade;
}
