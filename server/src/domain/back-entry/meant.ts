import { seriesIn, type TicketNumber } from '@jiaohao/shared';
import { numbersMeant } from '../hall-day/decide/call-number.ts';
import { serves } from '../hall-day/served-by.ts';
import { isOpen } from '../hall-day/standing.ts';
import type { HallDay, Ticket, WindowStanding } from '../hall-day/state.ts';
import { CLOCKS_APART } from './entry-time.ts';
import { seriesOf } from './numbers.ts';

/** A call as it was keyed or written down. */
interface Keyed {
  readonly digits: string;
  readonly calledAt: number;
}

/**
 * The tickets that a number called by hand may mean: of those it names, the ones that are this window's to call, of
 * these the ones given out by then, and of these the ones that could still have been waiting. What would leave none is
 * not asked: clerks do call what is not theirs.
 */
export function ticketsMeant(state: HallDay, window: WindowStanding, { digits, calledAt }: Keyed): Ticket[] {
  const { plan, tickets } = state;
  const named = numbersMeant(seriesOf(plan), digits, plan.settings.numberDigits).flatMap(
    (number) => tickets.get(number) ?? [],
  );
  const signs = [
    (ticket: Ticket) => isForWindow(window, ticket),
    (ticket: Ticket) => ticket.issuedAt <= calledAt + CLOCKS_APART,
    (ticket: Ticket) => mayHaveWaited(window, ticket, calledAt),
  ];
  return signs.reduce((left, sign) => {
    const fitting = left.filter(sign);
    return fitting.length > 0 ? fitting : left;
  }, named);
}

function isForWindow(window: WindowStanding, ticket: Ticket): boolean {
  const { number } = window;
  const bound = ticket.heldAt === number || ticket.window === number;
  const directed = ticket.queue.lane === 'directed' && ticket.queue.window === number;
  return bound || directed || serves(window, ticket.service);
}

/** Whether it was not yet called at that time, or was put back since. */
function mayHaveWaited(window: WindowStanding, ticket: Ticket, calledAt: number): boolean {
  if (ticket.calledAt > calledAt || ticket.window === window.number) return true;
  return ticket.window === null && (isOpen(ticket) || ticket.state === 'missed');
}

/** A ticket that has just come into the books. */
export interface Newcomer {
  readonly number: TicketNumber;
  readonly service: string;
  readonly issuedAt: number;
}

/** Whether a number called at a window before its ticket was in the books may have meant this one. */
export function mayHaveMeant(
  { plan }: HallDay,
  { window, digits, calledAt }: Keyed & { readonly window: WindowStanding },
  ticket: Newcomer,
): boolean {
  if (ticket.issuedAt > calledAt + CLOCKS_APART) return false;
  const named = numbersMeant([seriesIn(ticket.number)], digits, plan.settings.numberDigits);
  return named.includes(ticket.number) && (isLettered(digits) || serves(window, ticket.service));
}

/** Whether digits name one series, so that they can mean one ticket only. */
export function isLettered(digits: string): boolean {
  return seriesIn(digits) !== '';
}
