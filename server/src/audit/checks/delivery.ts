import { isInHand, type Picture } from '../picture.ts';
import { judging, unless, type Complaint } from './check.ts';

/** A ticket is never called before the member has it, or a person at the desk has taken charge of it. */
export const delivery = judging(
  'delivery',
  'A ticket is printed, shown, or in the desk’s charge before it is called, by the queue or by hand.',
  { ticketCalled: called, callBackEntered: called },
);

function called({ ticket }: { readonly ticket: string }, before: Picture): Complaint[] {
  const seen = before.tickets.get(ticket);
  return unless(seen === undefined || isInHand(seen.delivery), () => ({
    ticket,
    found: `it is called while its delivery is "${seen?.delivery}"`,
    expected: 'printed, shown-on-screen or desk before a call',
  }));
}
