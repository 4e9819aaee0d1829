import type { Command } from '@jiaohao/shared';
import type { Decision } from '../decision.ts';
import { changesItself } from '../timers.ts';
import { isOpen, openCount, openTickets } from '../standing.ts';
import { nameTickets } from '../refusals.ts';
import { accept, byStaff, happened, refuse } from './context.ts';
import type { Context } from './context.ts';

/** The day drains by hand, before or after its closing time. */
export function drainDay(context: Context): Decision {
  if (context.state.phase === 'draining') return refuse('day-draining');
  return accept([happened(context, { type: 'dayDrained' })]);
}

/** A person closes the day, with a reason for each ticket that is not finished. */
export function closeDay(context: Context, command: Extract<Command, { kind: 'close-day' }>): Decision {
  if (!byStaff(context)) return refuse('staff-only');
  const reasons = new Map(command.abandoned?.map(({ ticket, reason }) => [ticket, reason]));
  for (const ticket of reasons.keys()) {
    const found = context.state.tickets.get(ticket);
    if (found === undefined || !isOpen(found)) return refuse('not-abandonable', { ticket });
  }
  const left = openTickets(context.state).filter((ticket) => !reasons.has(ticket));
  if (left.length > 0) return refuse('tickets-open', nameTickets(left, left.length));
  const abandoned = [...reasons].map(([ticket, reason]) =>
    happened(context, { type: 'ticketAbandoned', ticket, reason }),
  );
  const closed = happened(context, { type: 'dayClosed', how: 'person', reason: command.reason ?? null });
  return accept([...abandoned, closed]);
}

/** What the clock owes the day: closing time, closing by itself, a day found open on a later date. */
export function tick(context: Context): Decision {
  if (!('hub' in context.actor)) return refuse('hub-only');
  const { state, stamp } = context;
  if (state.phase !== 'open' && state.phase !== 'draining') return refuse('nothing-due');
  if (state.date !== null && stamp.date > state.date) return overnight(context);
  if (stamp.at < changesItself(state)) return refuse('nothing-due');
  if (state.phase === 'open') return accept([happened(context, { type: 'dayDrained' })]);
  return accept([happened(context, { type: 'dayClosed', how: 'last-served', reason: null })]);
}

/** A day left open: with nobody open it closes by itself, else it is said once and a person closes it. */
function overnight(context: Context): Decision {
  const open = openCount(context.state);
  if (open === 0) return accept([happened(context, { type: 'dayClosed', how: 'overnight', reason: null })]);
  if (context.state.foundOpen) return refuse('nothing-due');
  return accept([happened(context, { type: 'dayFoundOpen', open })]);
}
