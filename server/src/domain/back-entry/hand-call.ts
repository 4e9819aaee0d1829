import type { Delivery, TicketNumber } from '@jiaohao/shared';
import { isDelivered } from '@jiaohao/shared';
import { happened } from '../hall-day/decide/context.ts';
import type { Context } from '../hall-day/decide/context.ts';
import type { HallEvent } from '../hall-day/events.ts';
import type { Ticket, WindowStanding } from '../hall-day/state.ts';
import { between } from './entry-time.ts';
import type { VisitEnd } from './standing.ts';

/** A number called by hand at a window of the day. */
export interface Calling {
  readonly window: WindowStanding;
  readonly digits: string;
  readonly calledAt: number;
  readonly ended: VisitEnd | null;
}

/** What of the called ticket matters here. */
export interface CalledTicket {
  readonly number: TicketNumber;
  readonly issuedAt: number;
  readonly delivery: Delivery;
}

/**
 * A call by hand, entered: whoever was in the window's hand before it was done by then, and the ticket is in its hand
 * now. The visit is over already when its end is told, when the window has called somebody since, or when its books say
 * it is paused: then whoever is in hand stays there.
 */
export function callEvents(context: Context, calling: Calling, ticket: CalledTicket): HallEvent[] {
  const { window, digits, ended } = calling;
  const at = { ticket: ticket.number, window: window.number };
  const calledAt = timeOfCall(context, calling, ticket);
  const latest = calledAt >= (window.lastCallAt ?? 0);
  const over =
    ended === null ? overUntold(window, latest) : { how: ended.how, at: endOf(context, calledAt, ended) };
  return [
    ...takenInHand(context, ticket),
    ...(latest ? handFreed(context, window, calledAt) : []),
    ...(over === null && window.status === 'closed'
      ? [happened(context, { type: 'windowOpened', window: window.number })]
      : []),
    happened(context, { type: 'callBackEntered', ...at, calledAt, toldAt: calling.calledAt, digits, over }),
  ];
}

/** The ticket in the window's hand was called once more; that the visit ended may be told with it. */
export function calledAgain(context: Context, calling: Calling, ticket: Ticket): HallEvent {
  const { window, digits, ended } = calling;
  const calledAt = timeOfCall(context, calling, ticket);
  const from = Math.max(calledAt, ticket.calledAt);
  const over = ended === null ? null : { how: ended.how, at: endOf(context, from, ended) };
  const at = { ticket: ticket.number, window: window.number };
  return happened(context, {
    type: 'callBackEntered',
    ...at,
    calledAt,
    toldAt: calling.calledAt,
    digits,
    over,
  });
}

/** Never before the ticket was given out: two agents' clocks differ a little. */
function timeOfCall({ stamp }: Context, calling: Calling, ticket: CalledTicket): number {
  return between(ticket.issuedAt, calling.calledAt, stamp.at);
}

/** The visit in a window's hand ended, as was told of it. */
export function visitEnded(
  context: Context,
  { number: window }: WindowStanding,
  ticket: TicketNumber,
  { how, at: endedAt }: VisitEnd,
): HallEvent {
  return happened(context, { type: 'visitEndBackEntered', ticket, window, how, endedAt });
}

export function endOf({ stamp }: Context, calledAt: number, ended: VisitEnd): number {
  return between(calledAt, ended.at, stamp.at);
}

function overUntold(window: WindowStanding, latest: boolean): { how: 'done'; at: null } | null {
  return latest && window.status !== 'paused' ? null : { how: 'done', at: null };
}

/** Somebody came with the number, so it was in a hand, whatever became of the paper. */
function takenInHand(context: Context, { number, delivery }: CalledTicket): HallEvent[] {
  if (isDelivered(delivery)) return [];
  return [happened(context, { type: 'deliveryChanged', ticket: number, delivery: 'desk' })];
}

function handFreed(context: Context, window: WindowStanding, at: number): HallEvent[] {
  return window.current === null ? [] : [visitEnded(context, window, window.current, { how: 'done', at })];
}
