import type { Command } from '@jiaohao/shared';
import { crowdingAt } from '../../failover/crowding.ts';
import { overdueIncidents } from '../../failover/escalation.ts';
import type { Decision } from '../decision.ts';
import type { HallFact } from '../events.ts';
import type { HallDay } from '../state.ts';
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

/** What every device proved is in the books of the day it was for; with it the day has begun. */
export function checkOpening(
  context: Context,
  { points, note }: Extract<Command, { kind: 'check-opening' }>,
): Decision {
  if (!byStaff(context)) return refuse('staff-only');
  return accept([happened(context, { type: 'openingChecked', points, note: note ?? null })]);
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

/**
 * What the clock owes the day: closing time, closing by itself, a day found open on a later date; incidents that take
 * too long, and too many who wait.
 */
export function tick(context: Context): Decision {
  if (!('hub' in context.actor)) return refuse('hub-only');
  const { state, stamp } = context;
  if (state.phase !== 'open' && state.phase !== 'draining') return refuse('nothing-due');
  if (state.date !== null && stamp.date > state.date) return overnight(context);
  const due: HallFact[] = [
    ...overdueIncidents(state, stamp.at).map(
      ({ id }) => ({ type: 'incidentEscalated', incident: id }) as const,
    ),
    ...crowdingAt(state, stamp.at),
    ...(stamp.at < changesItself(state) ? [] : [dayChange(state)]),
  ];
  return due.length === 0 ? refuse('nothing-due') : accept(due.map((fact) => happened(context, fact)));
}

/** Closing time drains the day; drained and empty it closes. */
function dayChange({ phase }: HallDay): HallFact {
  if (phase === 'open') return { type: 'dayDrained' };
  return { type: 'dayClosed', how: 'last-served', reason: null };
}

/** A day left open: with nobody open it closes by itself, else it is said once and a person closes it. */
function overnight(context: Context): Decision {
  const open = openCount(context.state);
  if (open === 0) return accept([happened(context, { type: 'dayClosed', how: 'overnight', reason: null })]);
  if (context.state.foundOpen) return refuse('nothing-due');
  return accept([happened(context, { type: 'dayFoundOpen', open })]);
}
