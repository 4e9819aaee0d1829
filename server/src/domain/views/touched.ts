import type { ServiceId, TicketNumber, WindowNumber } from '@jiaohao/shared';
import type { HallEvent } from '../hall-day/events.ts';
import { serves } from '../hall-day/standing.ts';
import type { HallDay } from '../hall-day/state.ts';

/** Which retained views to publish anew. */
export interface Touched {
  /** Windows whose board or keypad may show something else, in number order. */
  readonly windows: readonly WindowNumber[];
  /** Whether kiosk menus changed: who waits, what is open. */
  readonly kiosks: boolean;
}

/** What a batch of events may have changed on boards, keypads and kiosks, by the state after it. */
export function touchedBy(state: HallDay, events: readonly HallEvent[]): Touched {
  const services = new Set<ServiceId>();
  const windows = new Set<WindowNumber>();
  let all = false;
  for (const event of events) {
    if (event.type.startsWith('day')) all = true;
    if ('ticket' in event) serviceOfTicket(state, event.ticket, services);
    if ('service' in event) services.add(event.service);
    if ('window' in event && event.window !== null) windows.add(event.window);
    if (event.type === 'ticketTransferred' && 'window' in event.to) windows.add(event.to.window);
  }
  return {
    windows: [...state.windows.values()]
      .filter((window) => all || windows.has(window.number) || [...services].some((id) => serves(window, id)))
      .map((window) => window.number),
    kiosks: all || services.size > 0 || windows.size > 0,
  };
}

function serviceOfTicket(state: HallDay, number: TicketNumber, into: Set<ServiceId>): void {
  const ticket = state.tickets.get(number);
  if (ticket) into.add(ticket.service);
}
