import type { Command, TicketState } from '@jiaohao/shared';
import type { Decision, Refused } from '../decision.ts';
import { ticketOf } from '../lookup.ts';
import type { Ticket, WindowStanding } from '../state.ts';
import { accept, happened, refuse } from './context.ts';
import type { Context } from './context.ts';

/** A decision about the ticket a window has in hand. */
type InHand<C> = (context: Context, window: WindowStanding, ticket: Ticket, command: C) => Decision;

/** Refuses when the window has no ticket in hand. */
export function withTicket<C>(decide: InHand<C>) {
  return (context: Context, window: WindowStanding, command: C): Decision => {
    if (window.current === null) return refuse('no-ticket-here', { window: window.number });
    return decide(context, window, ticketOf(context.state, window.current), command);
  };
}

const at = (window: WindowStanding, ticket: Ticket) => ({ window: window.number, ticket: ticket.number });

/** Said again. It counts towards a miss only when the member had time since the last call that counted. */
export const recall: InHand<unknown> = (context, window, ticket) => {
  const gap = context.settings.missCallGapSeconds * 1000;
  const counts = context.stamp.at - ticket.countedCallAt >= gap;
  return accept([happened(context, { type: 'ticketRecalled', ...at(window, ticket), counts })]);
};

export const start: InHand<unknown> = (context, window, ticket) => {
  if (ticket.state === 'serving') return refuse('already-serving', { ticket: ticket.number });
  return accept([happened(context, { type: 'ticketStarted', ...at(window, ticket) })]);
};

export const finish: InHand<unknown> = (context, window, ticket) =>
  accept([happened(context, { type: 'ticketFinished', ...at(window, ticket) })]);

/** Nobody came: only after enough calls, far enough apart. */
export const miss: InHand<unknown> = (context, window, ticket) => {
  if (ticket.state === 'serving') return refuse('already-serving', { ticket: ticket.number });
  const { missCalls: calls, missCallGapSeconds: seconds } = context.settings;
  if (ticket.countedCalls < calls) return refuse('miss-too-early', { calls, seconds });
  return accept([happened(context, { type: 'ticketMissed', ...at(window, ticket) })]);
};

/** Called in error: the ticket goes back where it stood. */
export const cancelCall: InHand<unknown> = (context, window, ticket) => {
  if (ticket.state === 'serving') return refuse('already-serving', { ticket: ticket.number });
  return accept([happened(context, { type: 'callCancelled', ...at(window, ticket) })]);
};

/** Waits aside while its papers are checked (§19-3). */
export const hold: InHand<Extract<Command, { kind: 'hold' }>> = (context, window, ticket, { note = null }) =>
  accept([happened(context, { type: 'ticketHeld', ...at(window, ticket), note })]);

/** States in which nobody was served who could judge it. */
const notServed: readonly TicketState[] = ['missed', 'cancelled', 'abandoned'];

/** The last ticket called at a window, when it can be judged and was not yet. */
function toBeGraded({ state }: Context, { last }: WindowStanding): Refused | { ok: true; ticket: Ticket } {
  const ticket = last === null ? null : ticketOf(state, last);
  if (ticket === null || notServed.includes(ticket.state)) return refuse('nothing-to-evaluate');
  if (ticket.grade !== null) return refuse('already-evaluated', { ticket: ticket.number });
  return { ok: true, ticket };
}

/** The member is asked for a grade by the evaluator at the window. */
export function askGrade(context: Context, window: WindowStanding): Decision {
  const found = toBeGraded(context, window);
  return found.ok ? accept([happened(context, { type: 'gradeAsked', ...at(window, found.ticket) })]) : found;
}

/** A grade belongs to the last ticket called at the window, once. */
export function evaluate(
  context: Context,
  window: WindowStanding,
  { grade }: Extract<Command, { kind: 'evaluate' }>,
): Decision {
  const found = toBeGraded(context, window);
  if (!found.ok) return found;
  return accept([happened(context, { type: 'ticketEvaluated', ...at(window, found.ticket), grade })]);
}
