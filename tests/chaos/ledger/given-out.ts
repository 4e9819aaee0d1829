import { isDelivered, type TicketNumber } from '@jiaohao/shared';
import { deliveryOf, type BookedTicket, type Books } from './books.ts';
import type { Discrepancy, Evidence } from './evidence.ts';
import { paperSpoilt } from './excuses.ts';

/** Numbers that went to people: each is in the books, and each went to one person. */
export function numbersGivenOut(books: Books, evidence: Evidence): Discrepancy[] {
  return [
    ...notInTheBooks(books, evidence),
    ...twiceOnPaper(books, evidence),
    ...twoPeople(books, evidence),
    ...inNobodysHand(books, evidence),
  ];
}

/** Every number seen on paper or in a hand is in the books, or on the reconciliation list. */
function notInTheBooks(books: Books, { paper, hands }: Evidence): Discrepancy[] {
  const listed = listedNumbers(books, 'number-twice', 'ticket-not-entered');
  const seen = new Map<TicketNumber, { at: number; where: string }>();
  for (const { ticket, at, kiosk } of paper) note(seen, ticket, at, `on paper at ${kiosk}`);
  for (const { ticket, at, person, from } of hands)
    note(seen, ticket, at, `with ${person ?? 'somebody'}, from the ${from}`);
  return [...seen]
    .filter(([ticket]) => !books.tickets.has(ticket) && !listed.has(ticket))
    .map(([ticket, { at, where }]) => ({
      rule: 'lost',
      at,
      text: `${ticket} was seen ${where}, and is neither in the books nor on the reconciliation list`,
    }));
}

/** No number comes out on paper a second time without the word 重打. */
function twiceOnPaper(books: Books, { paper }: Evidence): Discrepancy[] {
  const listed = listedNumbers(books, 'number-twice');
  const first = new Map<TicketNumber, string>();
  const found: Discrepancy[] = [];
  for (const { ticket, at, kiosk, reprint } of paper) {
    if (reprint) continue;
    const before = first.get(ticket);
    if (before === undefined) first.set(ticket, kiosk);
    else if (!listed.has(ticket))
      found.push({
        rule: 'printed-twice',
        at,
        text: `${ticket} came out at ${kiosk} without 重打, and had come out at ${before} before`,
      });
  }
  return found;
}

/** Who came to the desk unknown may show their card at a kiosk later, and be known from then on. */
function twoPeople(books: Books, { hands }: Evidence): Discrepancy[] {
  const listed = listedNumbers(books, 'number-twice');
  const owner = new Map<TicketNumber, string>();
  const found: Discrepancy[] = [];
  for (const { ticket, at, person } of hands) {
    if (person === null) continue;
    const before = owner.get(ticket) ?? person;
    owner.set(ticket, before);
    if (before !== person && !listed.has(ticket))
      found.push({ rule: 'given-twice', at, text: `${ticket} was given to ${person} and to ${before}` });
  }
  return found;
}

/**
 * What the books say that a member has, a member has: printed means that it came out on paper, whole. Where a cable
 * changed what was printed, somebody has it all the same.
 */
function inNobodysHand(books: Books, { paper, hands, troubles }: Evidence): Discrepancy[] {
  const onPaper = new Set(paper.filter(({ whole }) => whole).map(({ ticket }) => ticket));
  const inHand = new Set([...onPaper, ...hands.map(({ ticket }) => ticket)]);
  const claimed = [...books.tickets.values()].filter((ticket) => isDelivered(deliveryOf(ticket)));
  return claimed
    .filter((ticket) => {
      const readable = saysPrinted(ticket) && !paperSpoilt(troubles, ticket.givenAt);
      return !(readable ? onPaper : inHand).has(ticket.number);
    })
    .map((ticket) => ({
      rule: 'not-delivered',
      at: ticket.givenAt,
      text: `${ticket.number} is "${deliveryOf(ticket)}" in the books, and nobody has it`,
    }));
}

function saysPrinted(ticket: BookedTicket): boolean {
  return deliveryOf(ticket) === 'printed';
}

/** Numbers that a person has been asked to look into for one of these reasons. */
function listedNumbers(
  { conflicts }: Books,
  ...kinds: readonly ('number-twice' | 'ticket-not-entered')[]
): ReadonlySet<TicketNumber> {
  return new Set(
    conflicts.flatMap(({ what }) => ('service' in what && kinds.includes(what.kind) ? [what.ticket] : [])),
  );
}

function note(
  seen: Map<TicketNumber, { at: number; where: string }>,
  ticket: TicketNumber,
  at: number,
  where: string,
): void {
  if (!seen.has(ticket)) seen.set(ticket, { at, where });
}
