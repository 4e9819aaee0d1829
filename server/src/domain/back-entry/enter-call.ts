import type { Command } from '@jiaohao/shared';
import { accept, byStaff, refuse } from '../hall-day/decide/context.ts';
import type { Context } from '../hall-day/decide/context.ts';
import type { Decision } from '../hall-day/decision.ts';
import type { RefusalFacts } from '../hall-day/refusals.ts';
import { ticketOf } from '../hall-day/lookup.ts';
import { isOpen } from '../hall-day/standing.ts';
import type { HallDay, Ticket } from '../hall-day/state.ts';
import { isListed, listed } from './conflicts.ts';
import { fitsDay } from './entry-time.ts';
import { callEvents, calledAgain, endOf, visitEnded } from './hand-call.ts';
import type { Calling } from './hand-call.ts';
import { ticketsMeant } from './meant.ts';
import { handCallKey } from './standing.ts';
import type { ConflictWhat } from './standing.ts';

type BackEnterCall = Extract<Command, { kind: 'back-enter-call' }>;

/**
 * A number that was called by hand, entered with its true time. What does not fit the books goes to the reconciliation
 * list: an agent that is answered forgets the entry, so nothing of an agent's is refused but what is known already.
 */
export function backEnterCall(context: Context, command: BackEnterCall): Decision {
  const { state, stamp } = context;
  const { digits, calledAt, ended = null } = command;
  const window = state.windows.get(command.window);
  if (!fitsDay(state, Math.min(calledAt, stamp.at), stamp)) return notEntered(context, command, 'other-day');
  if (window === undefined) return notEntered(context, command, 'unknown-window');
  const calling: Calling = { window, digits, calledAt, ended };
  const [ticket, ...others] = toldBefore(state, calling) ?? ticketsMeant(state, window, calling);
  const said = { digits, window: window.number, calledAt };
  if (ticket === undefined) return toList(context, { kind: 'unknown-number', ...said, ended });
  if (others.length > 0) {
    const tickets = [ticket, ...others].map((each) => each.number);
    return toList(context, { kind: 'ambiguous-number', digits, tickets, window: window.number, calledAt });
  }
  return enter(context, calling, ticket);
}

/** The ticket that this very call was entered for: what the digits may mean besides has changed since. */
function toldBefore(state: HallDay, { window, digits, calledAt }: Calling): Ticket[] | null {
  const known = [...state.backEntry.calls.values()].find(
    (call) => call.window === window.number && call.digits === digits && call.toldAt === calledAt,
  );
  return known === undefined ? null : [ticketOf(state, known.ticket)];
}

function enter(context: Context, calling: Calling, ticket: Ticket): Decision {
  const { window, calledAt } = calling;
  const call = { ticket: ticket.number, window: window.number };
  const known = context.state.backEntry.calls.has(handCallKey({ ...call, toldAt: calledAt }));
  if (window.current === ticket.number) return inHandHere(context, calling, ticket, known);
  if (known) return refuse('already-entered', { what: ticket.number });
  const free = ticket.window === null && (isOpen(ticket) || ticket.state === 'missed');
  if (!free) return toList(context, { kind: 'called-twice', ...call, calledAt });
  return accept(callEvents(context, calling, ticket));
}

/** Called again while it is in hand: it stays there, unless it is told how the visit ended. */
function inHandHere(context: Context, calling: Calling, ticket: Ticket, known: boolean): Decision {
  if (!known) return accept([calledAgain(context, calling, ticket)]);
  const { window, ended } = calling;
  if (ended === null) return refuse('already-entered', { what: ticket.number });
  const at = endOf(context, ticket.calledAt, ended);
  return accept([visitEnded(context, window, ticket.number, { how: ended.how, at })]);
}

function notEntered(context: Context, command: BackEnterCall, why: 'other-day' | 'unknown-window'): Decision {
  const { digits, window, calledAt } = command;
  const facts: RefusalFacts = { window, date: String(context.state.date) };
  if (byStaff(context)) return refuse(why === 'other-day' ? 'entry-other-day' : why, facts);
  return toList(context, { kind: 'call-not-entered', digits, window, calledAt, why });
}

function toList(context: Context, what: ConflictWhat & { readonly window: number }): Decision {
  if (isListed(context.state, what)) {
    return refuse('already-entered', { what: 'digits' in what ? what.digits : what.ticket });
  }
  return accept(listed(context, [what]));
}
