import { keyedForm, seriesIn, valueOf, wholeNumber, type NumberDigits } from '@jiaohao/shared';
import type { TicketView } from '../../../http/shapes/ticket.ts';

/** A number, `A12`, or its last digits, as the hub looks for it; null: it is none. */
export function isNumber(text: string): string | null {
  const tidy = text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
  return keyedForm.test(tidy) ? tidy : null;
}

/** A number with its letter and all its digits; null: it is none, or has no letter. */
export function wholeNumberIn(text: string, digits: NumberDigits): string | null {
  const number = isNumber(text);
  return number === null || seriesIn(number) === '' ? null : wholeNumber(number, digits);
}

const over = ['done', 'cancelled', 'abandoned'];

/** What somebody at the desk most likely means: the whole number before a longer one, who is still here before who left. */
export function likeliestFirst(found: readonly TicketView[], digits: string): TicketView[] {
  const weight = ({ ticket, state }: TicketView): number =>
    (valueOf(ticket) === valueOf(digits) ? 0 : 2) + (over.includes(state) ? 1 : 0);
  return found.toSorted((a, b) => weight(a) - weight(b));
}
