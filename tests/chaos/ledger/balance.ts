import { isDelivered } from '@jiaohao/shared';
import type { BookedTicket, Books } from './books.ts';
import { deliveryOf } from './books.ts';
import type { Discrepancy, Evidence } from './evidence.ts';

/** The figures of a run, from the books and from outside. */
export interface Balance {
  readonly tickets: number;
  readonly bySource: Readonly<Record<BookedTicket['source'], number>>;
  /** Tickets a member has or had, as the books say; and those that were seen in a hand or on paper. */
  readonly delivered: number;
  readonly seen: number;
  /** Seen, and not delivered by the books: the kiosk was killed before it could say so. */
  readonly seenUndelivered: number;
  readonly calls: number;
  readonly recalls: number;
  readonly callsByHand: number;
  readonly conflicts: number;
  readonly unresolved: number;
}

/** Adds everything up. */
export function balanceOf(books: Books, evidence: Evidence): Balance {
  const tickets = [...books.tickets.values()];
  const from = (source: BookedTicket['source']) => tickets.filter((each) => each.source === source).length;
  const calls = (how: string) => books.calls.filter((call) => call.how === how).length;
  const seen = seenNumbers(evidence);
  return {
    tickets: tickets.length,
    bySource: {
      kiosk: from('kiosk'),
      desk: from('desk'),
      offline: from('offline'),
      paper: from('paper'),
    },
    delivered: tickets.filter((ticket) => isDelivered(deliveryOf(ticket))).length,
    seen: seen.size,
    seenUndelivered: tickets.filter((each) => seen.has(each.number) && !isDelivered(deliveryOf(each))).length,
    calls: calls('called'),
    recalls: calls('recalled'),
    callsByHand: calls('by hand'),
    conflicts: books.conflicts.length,
    unresolved: books.unresolved.size,
  };
}

/** What went out and what the books hold add up; the list is empty; the journal speaks of no ticket it never gave out. */
export function balanced(books: Books, evidence: Evidence): Discrepancy[] {
  const { delivered, seen, seenUndelivered, unresolved } = balanceOf(books, evidence);
  const listedOnly = [...seenNumbers(evidence)].filter((number) => !books.tickets.has(number)).length;
  const wrong = (text: string): Discrepancy => ({ rule: 'balance', at: 0, text });
  return [
    ...books.strays.map(wrong),
    ...(seen === delivered + seenUndelivered + listedOnly
      ? []
      : [
          wrong(
            `${seen} numbers were seen, the books say ${delivered} are in hand and ${seenUndelivered} are not`,
          ),
        ]),
    ...(unresolved === 0 ? [] : [wrong(`${unresolved} entries are left on the reconciliation list`)]),
  ];
}

function seenNumbers({ paper, hands }: Evidence): ReadonlySet<string> {
  return new Set([...paper, ...hands].map(({ ticket }) => ticket));
}
