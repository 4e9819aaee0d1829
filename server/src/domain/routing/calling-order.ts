import { emptyWindow } from '../hall-day/day-at-first.ts';
import { Lane } from '../hall-day/lane.ts';
import { serviceOf, ticketOf } from '../hall-day/lookup.ts';
import { keyOf, servicesAt } from '../hall-day/standing.ts';
import type { HallDay, Queue, ServiceStanding, Ticket, WindowStanding } from '../hall-day/state.ts';
import { callNext } from './call-next.ts';
import type { NextCall } from './call-next.ts';

/**
 * The tickets of a service in the order in which one window that serves nothing else would call them if it called again
 * and again at this moment.
 * @param at epoch milliseconds
 * @param most how many at most; costs no more than these, however many wait
 */
export function callingOrder(state: HallDay, service: ServiceStanding, at: number, most: number): Ticket[] {
  const window = { ...onlyWindow, services: [{ service: service.plan.id, rank: 1 }] };
  return callsAhead(state, window, at, most).map(({ ticket }) => ticketOf(state, ticket));
}

/**
 * What a window would call, and why, if it called again and again at this moment and nobody else did: the policy itself,
 * asked over a copy of the heads of the lanes that it looks at.
 * @param at epoch milliseconds
 * @param most how many at most; costs no more than these, however many wait
 */
export function callsAhead(state: HallDay, window: WindowStanding, at: number, most: number): NextCall[] {
  const ahead = new Ahead(state, window, most);
  const calls: NextCall[] = [];
  while (calls.length < most) {
    const call = ahead.next(at);
    if (call === null) break;
    calls.push(call);
  }
  return calls;
}

/** The heads of the lanes a window looks at, which may be called without anything having happened. */
class Ahead {
  readonly #state: HallDay;
  readonly #window: WindowStanding;
  readonly #services = new Map<string, ServiceStanding>();
  /** How each ticket leaves the place it has here: reinstated ones join their class on the way. */
  readonly #leave = new Map<Ticket, () => void>();

  constructor(state: HallDay, window: WindowStanding, most: number) {
    this.#window = { ...window, directed: new Lane() };
    this.#state = { ...state, services: this.#services, windows: new Map([[window.number, this.#window]]) };
    this.#copyHead(window.directed, this.#window.directed, most);
    for (const id of servicesAt(state, window))
      this.#services.set(id, this.#copyOf(serviceOf(state, id), most));
  }

  next(at: number): NextCall | null {
    const call = callNext(this.#state, this.#window.number, at);
    if (call !== null) this.#called(call);
    return call;
  }

  #called({ ticket: number, turn }: NextCall): void {
    const ticket = ticketOf(this.#state, number);
    this.#leave.get(ticket)?.();
    const service = this.#services.get(ticket.service);
    // Directed here from a service this window does not take.
    if (service === undefined) return;
    if (turn === 'regular') service.priorityRun = 0;
    if (turn === 'priority') service.priorityRun = service.regular.size > 0 ? service.priorityRun + 1 : 0;
    service.calls += 1;
    this.#releaseReinstated(service);
  }

  #releaseReinstated(service: ServiceStanding): void {
    for (;;) {
      const first = service.reinstated.first();
      if (first === undefined || first.time > service.calls) return;
      const { class: lane } = first.ticket;
      this.#leave.get(first.ticket)?.();
      this.#put(first.ticket, service[lane], { lane });
    }
  }

  #copyOf(service: ServiceStanding, most: number): ServiceStanding {
    const copy: ServiceStanding = {
      ...service,
      resumed: new Lane(),
      appointment: new Lane(),
      green: new Lane(),
      regular: new Lane(),
      reinstated: new Lane(),
    };
    for (const name of ['resumed', 'appointment', 'green', 'regular', 'reinstated'] as const)
      this.#copyHead(service[name], copy[name], most);
    return copy;
  }

  #copyHead(from: Lane<Ticket>, to: Lane<Ticket>, most: number): void {
    let left = most;
    for (const number of from) {
      if ((left -= 1) < 0) break;
      const ticket = ticketOf(this.#state, number);
      this.#put(ticket, to, ticket.queue);
    }
  }

  #put(ticket: Ticket, lane: Lane<Ticket>, queue: Queue): void {
    const key = keyOf(this.#state, ticket, queue);
    lane.add(key, ticket);
    this.#leave.set(ticket, () => lane.remove(key));
  }
}

/** A window of which only this matters here: nothing is directed to it, and it is no dedicated one. */
const onlyWindow = emptyWindow({
  number: 0,
  name: null,
  services: [],
  helperServices: [],
  dedicatedGreen: false,
});
