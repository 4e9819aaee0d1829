import type { Command } from '@jiaohao/shared';
import { kiosksOf } from '../../views/window-fitness.ts';
import type { Decision } from '../decision.ts';
import { isOpen } from '../standing.ts';
import type { Ticket } from '../state.ts';
import { accept, byStaff, happened, refuse } from './context.ts';
import type { Context } from './context.ts';
import { reprint } from './issue.ts';

/** The desk wants a ticket on paper at a kiosk that can print; it comes out as soon as nobody stands there. */
export function orderPrint(
  context: Context,
  ticket: Ticket,
  { kiosk }: Extract<Command, { kind: 'order-print' }>,
): Decision {
  if (!byStaff(context)) return refuse('staff-only');
  if (!isOpen(ticket)) return refuse('ticket-ended', { ticket: ticket.number });
  const known = kiosksOf(context.state).find(({ id }) => id === kiosk);
  if (known === undefined) return refuse('unknown-kiosk', { kiosk });
  if (known.state !== 'working' || !known.prints) return refuse('kiosk-prints-nothing', { kiosk });
  return accept([happened(context, { type: 'printOrdered', ticket: ticket.number, kiosk })]);
}

/** A kiosk has its hands free for what the desk ordered of it; an order that was moved or is done is none any more. */
export function takePrintOrder(context: Context, ticket: Ticket): Decision {
  const { state, actor } = context;
  const isMine = 'agent' in actor && state.printOrders.get(ticket.number) === actor.agent;
  return isMine ? reprint(context, ticket) : refuse('no-print-order', { ticket: ticket.number });
}
