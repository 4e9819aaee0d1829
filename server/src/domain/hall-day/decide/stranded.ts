import type { ServiceId, TicketNumber } from '@jiaohao/shared';
import { serviceOf, ticketOf } from '../lookup.ts';
import { nameTickets } from '../refusals.ts';
import { servicesAt, waitingOf, windowsServing } from '../standing.ts';
import type { HallDay, ServiceStanding, WindowStanding } from '../state.ts';

/** Tickets nobody could serve any more: how many, and the first few by number. */
export interface Stranded extends Record<string, string | number> {
  readonly count: number;
  readonly tickets: string;
}

/** Whether another window could take a service: an open one when `window` is open itself, else any. */
function another(state: HallDay, window: WindowStanding, service: ServiceId): boolean {
  return windowsServing(state, service).some(
    (other) => other !== window && (window.status === 'closed' || other.status === 'open'),
  );
}

/** What closing a window would strand: waiting for its services, directed to it, or held by its clerk. */
export function strandedByClosing(state: HallDay, window: WindowStanding): Stranded {
  const mine = [...window.directed, ...window.held].filter(
    (number) => !another(state, window, ticketOf(state, number).service),
  );
  return collect(state, window, servicesAt(state, window), mine);
}

/** What taking services away from a window would strand. */
export function strandedByChange(
  state: HallDay,
  window: WindowStanding,
  lost: readonly ServiceId[],
): Stranded {
  return collect(state, window, lost, []);
}

function collect(
  state: HallDay,
  window: WindowStanding,
  services: readonly ServiceId[],
  mine: readonly TicketNumber[],
): Stranded {
  const alone = services.filter((id) => !another(state, window, id)).map((id) => serviceOf(state, id));
  const count = alone.reduce((sum, service) => sum + waitingOf(service), mine.length);
  return nameTickets(numbers(mine, alone), count);
}

function* numbers(
  mine: readonly TicketNumber[],
  services: readonly ServiceStanding[],
): Generator<TicketNumber> {
  yield* mine;
  for (const { resumed, appointment, green, regular, reinstated, undelivered } of services) {
    for (const part of [resumed, appointment, green, regular, reinstated, undelivered]) yield* part;
  }
}
