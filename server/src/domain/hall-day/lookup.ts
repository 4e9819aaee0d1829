import type { ServiceId, TicketNumber, WindowNumber } from '@jiaohao/shared';
import type { HallDay, ServiceStanding, Ticket, WindowStanding } from './state.ts';

/** An event names something its day does not know: the journal and the code disagree. A bug, never a refusal. */
export class JournalMismatchError extends Error {
  readonly code = 'journal-mismatch';
}

export function isJournalMismatch(error: unknown): error is JournalMismatchError {
  return error instanceof JournalMismatchError;
}

/** What the day must know. @throws JournalMismatchError */
export function known<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new JournalMismatchError(`the day knows no ${what}`);
  return found;
}

export function windowOf(state: HallDay, number: WindowNumber): WindowStanding {
  return known(state.windows.get(number), `window ${number}`);
}

export function serviceOf(state: HallDay, id: ServiceId): ServiceStanding {
  return known(state.services.get(id), `service ${id}`);
}

export function ticketOf(state: HallDay, number: TicketNumber): Ticket {
  return known(state.tickets.get(number), `ticket ${number}`);
}
