import type { Books } from './books.ts';
import { deliveryOf, isOpen } from './books.ts';
import type { Discrepancy, Evidence } from './evidence.ts';

/** Once all is quiet nobody waits without the hall knowing: a ticket is in a hand, or a person at the desk is asked to see to it. */
export function nobodyWaitsSilently(books: Books, { deskTasks }: Evidence): Discrepancy[] {
  const asked = new Set(deskTasks);
  return [...books.tickets.values()].flatMap((ticket) => {
    const delivery = deliveryOf(ticket);
    if (!isOpen(ticket) || (delivery !== 'printing' && delivery !== 'undelivered')) return [];
    if (delivery === 'undelivered' && asked.has(ticket.number)) return [];
    return [
      {
        rule: 'silently-waiting',
        at: ticket.givenAt,
        text: `${ticket.number} is "${delivery}" and nobody at the desk is asked to hand it over`,
      },
    ];
  });
}
