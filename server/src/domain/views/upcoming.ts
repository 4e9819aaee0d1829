import { reasonWords } from '@jiaohao/shared';
import type { Bilingual, TicketClass, TicketNumber, WindowNumber } from '@jiaohao/shared';
import { serviceOf, ticketOf, windowOf } from '../hall-day/lookup.ts';
import type { HallDay } from '../hall-day/state.ts';
import { callsAhead } from '../routing/calling-order.ts';

/** One of the next calls of a window, were it to call now. */
export interface ComingCall {
  readonly ticket: TicketNumber;
  readonly service: Bilingual;
  readonly class: TicketClass;
  /** In the words the call itself would have. */
  readonly reason: Bilingual;
}

/**
 * The first `n` tickets in the order in which a window would call them, and why: the first is the one its call key calls.
 * Who arrives later, and what other windows call, changes it.
 * @param at epoch milliseconds
 */
export function upcoming(state: HallDay, window: WindowNumber, at: number, n: number): ComingCall[] {
  return callsAhead(state, windowOf(state, window), at, n).map(({ ticket: number, reason }) => {
    const ticket = ticketOf(state, number);
    return {
      ticket: number,
      service: serviceOf(state, ticket.service).plan.name,
      class: ticket.class,
      reason: reasonWords(number, reason),
    };
  });
}
