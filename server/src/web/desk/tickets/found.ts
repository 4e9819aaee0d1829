import type { TicketView } from '../../../http/shapes/ticket.ts';

/** A number, or its last digits, as the hub looks for it; null: it is none. */
export function isNumber(text: string): string | null {
  const tidy = text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
  return /^[A-Z]?\d{1,3}$/.test(tidy) ? padded(tidy) : null;
}

/** `A12` is A012; digits alone may be the last ones of a longer number. */
function padded(tidy: string): string {
  return tidy >= 'A' ? tidy.slice(0, 1) + tidy.slice(1).padStart(3, '0') : tidy;
}

const over = ['done', 'cancelled', 'abandoned'];

/** What somebody at the desk most likely means: the whole number before a longer one, who is still here before who left. */
export function likeliestFirst(found: readonly TicketView[], digits: string): TicketView[] {
  const whole = digits.replace(/^[A-Z]/, '').padStart(3, '0');
  const weight = ({ ticket, state }: TicketView): number =>
    (ticket.endsWith(whole) ? 0 : 2) + (over.includes(state) ? 1 : 0);
  return found.toSorted((a, b) => weight(a) - weight(b));
}
