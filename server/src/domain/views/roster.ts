import { rosterLength } from '@jiaohao/shared';
import type { Roster, TicketNumber } from '@jiaohao/shared';
import type { HallPlan } from '../hall.ts';
import { waitingOf, windowsOwning } from '../hall-day/standing.ts';
import type { Stamp } from '../hall-day/stamp.ts';
import type { HallDay, ServiceStanding, WindowStanding } from '../hall-day/state.ts';
import { callingOrder } from '../routing/calling-order.ts';
import { dayToday } from './day-today.ts';
import { windowRange } from './window-range.ts';

/** A message has a largest size: a roster of many services names fewer tickets of each. */
const namedInAll = 1000;

/**
 * Who waits, in calling order, and who is where, for the time when the hub is gone. Tickets still in the printer are not
 * on it, nor appointments that are not due: nobody could call them. Costs the same however many wait.
 */
export function rosterOf(state: HallDay, plan: HallPlan, stamp: Stamp): Roster {
  const day = dayToday(state, plan, stamp);
  const services = [...day.services.values()];
  const windows = [...day.windows.values()];
  return {
    at: stamp.at,
    date: day.date,
    numberDigits: day.plan.settings.numberDigits,
    hall: day.plan.name,
    services: services.map((service) => serviceRow(day, service, stamp.at, share(services.length))),
    windows: windows.map((window) => windowRow(window, share(windows.length))),
  };
}

function share(lists: number): number {
  return Math.min(rosterLength, Math.ceil(namedInAll / lists));
}

function serviceRow(
  day: HallDay,
  service: ServiceStanding,
  at: number,
  most: number,
): Roster['services'][number] {
  const { id, name, series } = service.plan;
  const own = windowsOwning(day, id);
  const tickets = callingOrder(day, service, at, most);
  return {
    service: id,
    name,
    series,
    windows: windowRange(own.map((window) => window.number)),
    tickets: tickets.map((ticket) => ({ ticket: ticket.number, class: ticket.class })),
    more: waitingOf(service) - service.undelivered.size - tickets.length,
  };
}

function windowRow(window: WindowStanding, most: number): Roster['windows'][number] {
  const own = window.services.map(({ service }) => service);
  return {
    window: window.number,
    status: window.status,
    ticket: window.current,
    directed: firstOf(window.directed, most),
    services: [...new Set([...own, ...window.helperServices])],
  };
}

function firstOf(tickets: Iterable<TicketNumber>, most: number): TicketNumber[] {
  const first: TicketNumber[] = [];
  for (const ticket of tickets) {
    if (first.length === most) break;
    first.push(ticket);
  }
  return first;
}
