import type { ServiceId, TicketNumber, WindowNumber } from '@jiaohao/shared';
import type { HallEvent } from '../hall-day/events.ts';
import { serves } from '../hall-day/served-by.ts';
import type { HallDay } from '../hall-day/state.ts';

/** Which retained views to publish anew. */
export interface Touched {
  /** Windows whose board or keypad may show something else, in number order. */
  readonly windows: readonly WindowNumber[];
  /** Whether what kiosks show or keep changed: who waits, what is open, whose numbers are whose. */
  readonly kiosks: boolean;
}

/** A day, what failed, and what is posted about it stand on any board and kiosk. */
const everywhere = /^(?:day|incident|mode|outage|notice)/;

/** Windows at which something happened, or to which somebody was sent: what stands over them may not wait. In number order. */
export function windowsNamed(state: HallDay, events: readonly HallEvent[]): readonly WindowNumber[] {
  if (events.some(({ type }) => everywhere.test(type))) return [...state.windows.keys()];
  return [...namedIn(events)].filter((window) => state.windows.has(window)).sort((a, b) => a - b);
}

function namedIn(events: readonly HallEvent[]): Set<WindowNumber> {
  const windows = new Set<WindowNumber>();
  for (const event of events) {
    if ('window' in event && event.window !== null) windows.add(event.window);
    if (event.type === 'ticketTransferred' && 'window' in event.to) windows.add(event.to.window);
  }
  return windows;
}

/** What a batch of events may have changed on boards, keypads and kiosks, by the state after it. */
export function touchedBy(state: HallDay, events: readonly HallEvent[]): Touched {
  const services = new Set<ServiceId>();
  const windows = namedIn(events);
  let all = false;
  let kiosks = false;
  for (const event of events) {
    if (everywhere.test(event.type)) all = true;
    if (event.type === 'blockLeased') kiosks = true;
    if ('ticket' in event) placesOf(state, event.ticket, services, windows);
    if ('service' in event) services.add(event.service);
  }
  return {
    windows: [...state.windows.values()]
      .filter((window) => all || windows.has(window.number) || [...services].some((id) => serves(window, id)))
      .map((window) => window.number),
    kiosks: all || kiosks || services.size > 0 || windows.size > 0,
  };
}

/** The ticket's service, and the window it waits for or was called away from. */
function placesOf(
  state: HallDay,
  number: TicketNumber,
  services: Set<ServiceId>,
  windows: Set<WindowNumber>,
): void {
  const ticket = state.tickets.get(number);
  if (ticket === undefined) return;
  services.add(ticket.service);
  if (ticket.queue.lane === 'directed') windows.add(ticket.queue.window);
}
