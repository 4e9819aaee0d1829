import type { TicketNumber } from '@jiaohao/shared';
import type { JournalEntry } from './journal.ts';

/** Whether an entry begins its day or names a ticket. */
export function isNaming({ events }: JournalEntry, ticket: TicketNumber): boolean {
  return events.some(({ type }) => type === 'dayOpened') || JSON.stringify(events).includes(`"${ticket}"`);
}

/** Whether an entry begins its day or is about an incident. */
export function isOfIncident({ events }: JournalEntry): boolean {
  return events.some((event) => event.type === 'dayOpened' || 'incident' in event);
}
