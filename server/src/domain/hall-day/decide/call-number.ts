import { isDelivered, numberIn, seriesIn, valueOf } from '@jiaohao/shared';
import type { NumberDigits, TicketNumber } from '@jiaohao/shared';
import { seriesOf } from '../../back-entry/numbers.ts';
import type { Refused } from '../decision.ts';
import { nameTickets } from '../refusals.ts';
import { serves } from '../served-by.ts';
import { isQueued } from '../standing.ts';
import type { HallDay, Ticket, WindowStanding } from '../state.ts';
import { refuse } from './context.ts';

/**
 * The ticket meant by digits keyed at a window: `A012`, or `12` for the one such number this window may call.
 * Keypads have no letters, so several series may answer to it: then the clerk is told which.
 */
export function resolveNumber(
  state: HallDay,
  window: WindowStanding,
  digits: string,
): { ok: true; ticket: Ticket } | Refused {
  const { plan, tickets } = state;
  const meant = numbersMeant(seriesOf(plan), digits, plan.settings.numberDigits).flatMap(
    (number) => tickets.get(number) ?? [],
  );
  const callable = meant.filter((ticket) => whyNot(window, ticket) === null);
  const [ticket, ...others] = callable;
  if (ticket === undefined) {
    return (
      meant.map((each) => whyNot(window, each)).find((why) => why !== null) ??
      refuse('unknown-ticket', { ticket: digits })
    );
  }
  if (others.length > 0)
    return refuse(
      'ambiguous',
      nameTickets(
        callable.map((each) => each.number),
        callable.length,
      ),
    );
  return { ok: true, ticket };
}

/**
 * Every number that digits can stand for, of each series unless a letter is given: with as many digits as the hall's, and
 * as it was keyed, for a kiosk that did not hear of a new plan has given out numbers of the old form.
 */
export function numbersMeant(
  series: readonly string[],
  digits: string,
  numberDigits: NumberDigits,
): TicketNumber[] {
  const letter = seriesIn(digits);
  const typed = digits.slice(letter.length);
  const meant = (letter === '' ? series : [letter]).flatMap((each) => [
    numberIn(each, valueOf(digits), numberDigits),
    each + typed,
  ]);
  return [...new Set(meant)];
}

/** Why a window's clerk may not call a ticket by its number, or null. */
function whyNot(window: WindowStanding, ticket: Ticket): Refused | null {
  const named = { ticket: ticket.number };
  if (ticket.heldAt === window.number) return null;
  if (ticket.window !== null) return refuse('ticket-at-window', { ...named, window: ticket.window });
  if (!isDelivered(ticket.delivery)) return refuse('not-delivered', named);
  if (!isQueued(ticket)) return refuse('ticket-not-waiting', named);
  if (ticket.queue.lane === 'directed') {
    const { window: elsewhere } = ticket.queue;
    return elsewhere === window.number ? null : refuse('directed-elsewhere', { ...named, window: elsewhere });
  }
  return serves(window, ticket.service) ? null : refuse('other-service', { ...named, window: window.number });
}
