import { emptyWindow } from '../hall-day/day-at-first.ts';
import { Lane } from '../hall-day/lane.ts';
import { ticketOf } from '../hall-day/lookup.ts';
import { keyOf } from '../hall-day/standing.ts';
import type { HallDay, Queue, ServiceStanding, Ticket } from '../hall-day/state.ts';
import { firstPick } from './call-next.ts';
import type { Pick } from './policy.ts';

/**
 * The tickets of a service in the order in which one window that serves nothing else would call them if it called again
 * and again at this moment: the policy itself, asked over a copy of the heads of the service's lanes.
 * @param at epoch milliseconds
 * @param most how many at most; costs no more than these, however many wait
 */
export function callingOrder(state: HallDay, service: ServiceStanding, at: number, most: number): Ticket[] {
  const ahead = new Ahead(state, service, most);
  const order: Ticket[] = [];
  while (order.length < most) {
    const pick = ahead.next(at);
    if (pick === null) break;
    order.push(pick.ticket);
  }
  return order;
}

/** The heads of a service's lanes, which may be called without anything having happened. */
class Ahead {
  readonly #state: HallDay;
  readonly #service: ServiceStanding;
  /** How each ticket leaves the place it has here: reinstated ones join their class on the way. */
  readonly #leave = new Map<Ticket, () => void>();

  constructor(state: HallDay, service: ServiceStanding, most: number) {
    const lane = () => new Lane<Ticket>();
    this.#state = state;
    this.#service = {
      ...service,
      resumed: lane(),
      appointment: lane(),
      green: lane(),
      regular: lane(),
      reinstated: lane(),
    };
    for (const name of ['resumed', 'appointment', 'green', 'regular', 'reinstated'] as const) {
      let left = most;
      for (const number of service[name]) {
        if ((left -= 1) < 0) break;
        const ticket = ticketOf(state, number);
        this.#put(ticket, this.#service[name], ticket.queue);
      }
    }
  }

  next(at: number): Pick | null {
    const { settings } = this.#state.plan;
    const pick = firstPick({
      state: this.#state,
      window: onlyWindow,
      at,
      services: [{ standing: this.#service, rank: 1, helper: false }],
      settings,
      greenFirst: settings.greenDelivery.includes('priority-calling'),
      bounded: true,
    });
    if (pick !== null) this.#called(pick);
    return pick;
  }

  #called({ ticket, turn }: Pick): void {
    const service = this.#service;
    this.#leave.get(ticket)?.();
    if (turn === 'regular') service.priorityRun = 0;
    if (turn === 'priority') service.priorityRun = service.regular.size > 0 ? service.priorityRun + 1 : 0;
    service.calls += 1;
    for (;;) {
      const first = service.reinstated.first();
      if (first === undefined || first.time > service.calls) return;
      const { class: lane } = first.ticket;
      this.#leave.get(first.ticket)?.();
      this.#put(first.ticket, service[lane], { lane });
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
