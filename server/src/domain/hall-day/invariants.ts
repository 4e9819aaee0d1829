import { isDelivered } from '@jiaohao/shared';
import type { TicketNumber, TicketState } from '@jiaohao/shared';
import type { HallEvent } from './events.ts';
import type { Lane } from './lane.ts';
import { isQueued, isWithoutPaper, laneOf } from './standing.ts';
import type { HallDay, Ticket } from './state.ts';

/**
 * What is wrong with a day, one sentence each; empty when nothing is. Reads the state only, and trusts none of its
 * counts: it goes through every ticket, so it is for tests and simulations.
 */
export function brokenInvariants(state: HallDay): string[] {
  return [
    ...atWindows(state),
    ...balance(state),
    ...deliveryGate(state),
    ...places(state),
    ...runs(state),
    ...withoutPaper(state),
    ...incidents(state),
  ];
}

const atWindow: readonly TicketState[] = ['called', 'serving'];

/** 1. A ticket is at no two windows; a window has at most one ticket called or serving. */
function atWindows(state: HallDay): string[] {
  const broken: string[] = [];
  for (const window of state.windows.values()) {
    const here = [...state.tickets.values()].filter(
      (ticket) => ticket.window === window.number && atWindow.includes(ticket.state),
    );
    const listed = window.current === null ? [] : [window.current];
    if (String(here.map((ticket) => ticket.number)) !== String(listed)) {
      broken.push(`window ${window.number} shows [${String(listed)}] and has ${here.length} tickets`);
    }
    if (window.status !== 'open' && listed.length + window.directed.size > 0) {
      broken.push(`window ${window.number} is ${window.status} and tickets are bound to it`);
    }
  }
  for (const { number, window, state: name } of state.tickets.values()) {
    if ((window !== null) !== atWindow.includes(name))
      broken.push(`${number} is ${name} at window ${window}`);
  }
  return broken;
}

/** 2 and 3. Every ticket issued is counted once, in its state, under a number of its own. */
function balance(state: HallDay): string[] {
  const found = new Map<string, number>();
  for (const ticket of state.tickets.values()) found.set(ticket.state, (found.get(ticket.state) ?? 0) + 1);
  const wrong = Object.entries(state.counts).filter(([name, count]) => count !== (found.get(name) ?? 0));
  const broken = wrong.map(
    ([name, count]) => `${count} tickets are counted as ${name}, ${found.get(name) ?? 0} are`,
  );
  if (state.issued !== state.tickets.size)
    broken.push(`${state.issued} tickets issued, ${state.tickets.size} numbers`);
  return broken;
}

/** Nobody is called before the member has the ticket, or the desk has taken charge. */
function deliveryGate(state: HallDay): string[] {
  return [...state.tickets.values()]
    .filter((ticket) => ticket.calledAt > 0 && !isDelivered(ticket.delivery))
    .map((ticket) => `${ticket.number} was called while its delivery was ${ticket.delivery}`);
}

/** Every ticket that may be called stands in its one lane, and nothing else stands anywhere. */
function places(state: HallDay): string[] {
  const broken: string[] = [];
  const standing = new Map<TicketNumber, number>();
  const lanes = [...state.services.values()].flatMap((s) => [
    s.resumed,
    s.appointment,
    s.green,
    s.regular,
    s.reinstated,
  ]);
  const all: Iterable<TicketNumber>[] = [
    ...lanes,
    ...[...state.windows.values()].flatMap((w) => [w.directed, w.held]),
  ];
  for (const place of [...all, ...[...state.services.values()].map((s) => s.undelivered)]) {
    for (const number of place) standing.set(number, (standing.get(number) ?? 0) + 1);
  }
  for (const ticket of state.tickets.values()) {
    const times = standing.get(ticket.number) ?? 0;
    const expected = placeOf(state, ticket);
    if (times !== (expected === null ? 0 : 1))
      broken.push(`${ticket.number} (${ticket.state}) stands in ${times} places`);
    else if (expected !== null && ![...expected].includes(ticket.number)) {
      broken.push(`${ticket.number} (${ticket.state}) stands in a place that is not its own`);
    }
  }
  return broken;
}

function placeOf(state: HallDay, ticket: Ticket): Lane<Ticket> | ReadonlySet<TicketNumber> | null {
  if (isQueued(ticket)) return laneOf(state, ticket.service, ticket.queue);
  if (ticket.state === 'waiting') return state.services.get(ticket.service)?.undelivered ?? null;
  if (ticket.state === 'held') return state.windows.get(ticket.heldAt ?? 0)?.held ?? null;
  return null;
}

/** 4, as the state tells it: no service's run of priority calls is longer than the bound. */
function runs(state: HallDay): string[] {
  const bound = state.plan.settings.priorityRun;
  return [...state.services.values()]
    .filter((service) => service.priorityRun > bound)
    .map(
      (service) =>
        `${service.plan.id} made ${service.priorityRun} priority calls in a row, ${bound} are allowed`,
    );
}

/** Every ticket of a kiosk that is not on paper is on the list of those, and no other. */
function withoutPaper({ tickets, unprinted }: HallDay): string[] {
  const found = [...tickets.values()].filter(
    ({ kiosk, delivery }) => kiosk !== null && isWithoutPaper(delivery),
  );
  return found.length === unprinted.size && found.every(({ number }) => unprinted.has(number))
    ? []
    : [`${found.length} tickets are not on paper, [${[...unprinted].join(' ')}] are listed`];
}

/** One incident for each fault of each subject. */
function incidents({ failures }: HallDay): string[] {
  const faults = [...failures.incidents.values()].map(({ subject, fault }) => `${subject.id} ${fault}`);
  return faults
    .filter((each, index) => faults.indexOf(each) !== index)
    .map((each) => `${each} is open twice`);
}

/** Whether a ticket's class goes before regular tickets at ordinary windows. */
function comesFirst({ plan }: HallDay, ticket: Ticket): boolean {
  if (ticket.class === 'green') return plan.settings.greenDelivery.includes('priority-calling');
  return ticket.class === 'appointment';
}

/**
 * 4, counted apart from the state's own run: how many priority calls of its service each waiting regular ticket has
 * seen in a row. Tell it of every call before the call is evolved.
 */
export class PriorityWatch {
  readonly #seen = new Map<TicketNumber, number>();
  /** The most that any regular ticket saw. */
  longest = 0;

  /** @returns what is broken by this call */
  beforeCall(state: HallDay, event: HallEvent<'ticketCalled'>): string[] {
    const called = state.tickets.get(event.ticket);
    if (!called || event.reason.code === 'chosen' || state.windows.get(event.window)?.dedicatedGreen)
      return [];
    const byClass = called.queue.lane === called.class;
    if (!byClass) return [];
    const priority = comesFirst(state, called);
    const broken: string[] = [];
    for (const ticket of state.tickets.values()) {
      const waits = ticket.queue.lane === 'regular' && isQueued(ticket) && ticket.service === called.service;
      if (!waits || ticket === called) {
        this.#seen.delete(ticket.number);
        continue;
      }
      const seen = priority ? (this.#seen.get(ticket.number) ?? 0) + 1 : 0;
      this.#seen.set(ticket.number, seen);
      this.longest = Math.max(this.longest, seen);
      if (seen > state.plan.settings.priorityRun)
        broken.push(`${ticket.number} saw ${seen} priority calls in a row`);
    }
    return broken;
  }
}
