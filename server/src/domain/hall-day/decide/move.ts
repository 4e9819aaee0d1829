import type { Command, WindowNumber } from '@jiaohao/shared';
import { isDelivered } from '@jiaohao/shared';
import { seriesOf } from '../../back-entry/numbers.ts';
import type { Decision, Refused } from '../decision.ts';
import { ticketOf, windowOf } from '../lookup.ts';
import { nameTickets } from '../refusals.ts';
import { isOpen, isQueued } from '../standing.ts';
import type { Ticket, WindowStanding } from '../state.ts';
import { numbersMeant } from './call-number.ts';
import { accept, happened, refuse } from './context.ts';
import type { Context } from './context.ts';
import { notTaken } from './issue.ts';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** Handed to another service, or to one window (§17-1, §33-3). The first-asked clerk stays on the ticket. */
export function transfer(
  context: Context,
  window: WindowStanding,
  ticket: Ticket,
  { to }: Of<'transfer'>,
): Decision {
  const refused =
    'window' in to ? targetRefused(context, to.window, window) : serviceRefused(context, to.service);
  if (refused) return refused;
  return accept([
    happened(context, { type: 'ticketTransferred', ticket: ticket.number, window: window.number, to }),
  ]);
}

function serviceRefused(context: Context, id: string): Refused | null {
  const service = context.state.services.get(id);
  return service === undefined ? refuse('unknown-service', { service: id }) : notTaken(context, service);
}

/** Why nothing can be directed to a window: it must be there and open, and another one. */
function targetRefused(context: Context, number: WindowNumber, from: WindowStanding | null): Refused | null {
  const target = context.state.windows.get(number);
  if (target === undefined) return refuse('unknown-window', { window: number });
  if (target === from) return refuse('same-window');
  if (target.status === 'paused') return refuse('window-paused', { window: number });
  return target.status === 'closed' ? refuse('window-closed', { window: number }) : null;
}

/** The duty manager sends a waiting ticket to one window, or (null) back to its service. */
export function reassign(context: Context, ticket: Ticket, { window }: Of<'reassign'>): Decision {
  const named = { ticket: ticket.number };
  if (ticket.window !== null) return refuse('ticket-at-window', { ...named, window: ticket.window });
  if (!isDelivered(ticket.delivery)) return refuse('not-delivered', named);
  if (!isQueued(ticket)) return refuse('ticket-not-waiting', named);
  const refused = window === null ? null : targetRefused(context, window, null);
  return refused ?? accept([happened(context, { type: 'ticketReassigned', ...named, window })]);
}

/** Papers checked, keyed at the window that holds it; digits are needed only when it holds several. */
export function holdReady(context: Context, window: WindowStanding, { digits }: Of<'hold-ready'>): Decision {
  const { plan } = context.state;
  const meant =
    digits === undefined ? null : numbersMeant(seriesOf(plan), digits, plan.settings.numberDigits);
  const held = [...window.held].filter((number) => meant?.includes(number) ?? true);
  const [ticket, ...others] = held;
  if (ticket === undefined) return refuse('nothing-held', { window: window.number });
  if (others.length > 0) return refuse('ambiguous', nameTickets(held, held.length));
  return madeReady(context, ticket, window.number);
}

/** Papers checked, said at the desk or a page. */
export function ready(context: Context, ticket: Ticket): Decision {
  if (ticket.heldAt === null) return refuse('not-held', { ticket: ticket.number });
  return madeReady(context, ticket.number, ticket.heldAt);
}

/** To the first-asked clerk's window (首问责任 §17), else the one that holds it; null when neither is open. */
function madeReady(context: Context, ticket: string, heldAt: WindowNumber): Decision {
  const { firstClerk } = ticketOf(context.state, ticket);
  const isOpenAt = (window: WindowStanding | undefined) => (window?.status === 'open' ? window.number : null);
  const clerks = [...context.state.windows.values()].find(
    (each) => firstClerk !== null && each.clerk === firstClerk,
  );
  const window = isOpenAt(clerks) ?? isOpenAt(windowOf(context.state, heldAt));
  return accept([happened(context, { type: 'ticketReady', ticket, window })]);
}

/** The member goes, or the ticket was taken in error. A ticket at a window is finished there. */
export function cancel(context: Context, ticket: Ticket, { reason }: Of<'cancel'>): Decision {
  const named = { ticket: ticket.number };
  if (ticket.window !== null) return refuse('ticket-at-window', { ...named, window: ticket.window });
  if (!isOpen(ticket) && ticket.state !== 'missed') return refuse('ticket-ended', named);
  return accept([happened(context, { type: 'ticketCancelled', ...named, reason: reason ?? null })]);
}
