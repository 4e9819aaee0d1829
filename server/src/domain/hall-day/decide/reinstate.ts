import type { Decision, Refused } from '../decision.ts';
import type { HallEvent } from '../events.ts';
import { reinstatableUntil } from '../standing.ts';
import type { Ticket } from '../state.ts';
import { accept, happened, refuse } from './context.ts';
import type { Context } from './context.ts';

/** A missed ticket queues again, after some others. */
export function reinstate(context: Context, ticket: Ticket): Decision {
  const why = whyNot(context, ticket);
  if (why) return why;
  return accept([reinstated(context, ticket)], { kind: 'ticket', ticket: ticket.number, repeat: true });
}

export function mayReinstate(context: Context, ticket: Ticket): boolean {
  return whyNot(context, ticket) === null;
}

export function reinstated(context: Context, ticket: Ticket): HallEvent {
  return happened(context, {
    type: 'ticketReinstated',
    ticket: ticket.number,
    after: context.settings.reinstateAfterCalls,
  });
}

function whyNot({ state, settings, stamp }: Context, ticket: Ticket): Refused | null {
  if (ticket.state !== 'missed') return refuse('not-missed', { ticket: ticket.number });
  const until = reinstatableUntil(state, ticket);
  if (until === null) return refuse('reinstated-before', { ticket: ticket.number });
  return stamp.at > until ? refuse('reinstate-too-late', { minutes: settings.reinstateWithinMinutes }) : null;
}
