import type { CounterView } from '../../../http/shapes/counter.ts';

type InHand = NonNullable<CounterView['ticket']>;

/** Which of its documents each ticket has shown, the oldest ticket first: their places in the list. */
export type Ticked = readonly (readonly [ticket: string, documents: readonly number[]])[];

/** More than a window holds aside in a day. */
const mostKept = 60;

/** Numbers come again every day. */
const nameOf = ({ ticket, issuedAt }: InHand): string => `${ticket}@${issuedAt}`;

export function tickedOf(all: Ticked, ticket: InHand): readonly number[] {
  return all.find(([name]) => name === nameOf(ticket))?.[1] ?? [];
}

/** With the document at `place` ticked, or not any more. */
export function tick(all: Ticked, ticket: InHand, place: number): Ticked {
  const name = nameOf(ticket);
  const before = tickedOf(all, ticket);
  const now = before.includes(place) ? before.filter((each) => each !== place) : [...before, place];
  return [...all.filter(([other]) => other !== name), [name, now] as const].slice(-mostKept);
}

/** What is still missing, once something was ticked at all: a list nobody used says nothing. */
export function missing(all: Ticked, ticket: InHand): InHand['documents'] {
  const ticked = tickedOf(all, ticket);
  return ticked.length === 0 ? [] : ticket.documents.filter((_, place) => !ticked.includes(place));
}
