import { happened } from '../hall-day/decide/context.ts';
import type { Context } from '../hall-day/decide/context.ts';
import type { HallEvent } from '../hall-day/events.ts';
import type { HallDay } from '../hall-day/state.ts';
import { callEvents } from './hand-call.ts';
import type { CalledTicket, Calling } from './hand-call.ts';
import { isLettered, mayHaveMeant } from './meant.ts';
import type { Newcomer } from './meant.ts';
import type { ConflictWhat } from './standing.ts';

/** What the entry of a ticket settles, and what it newly puts in doubt. */
interface LatelyNamed {
  readonly events: readonly HallEvent[];
  readonly lines: readonly ConflictWhat[];
}

/**
 * A ticket comes into the books whose number was called before: the calls that waited for it leave the list, the
 * earliest is entered, and one of another window has called it twice.
 */
export function latelyNamed(context: Context, ticket: Newcomer & CalledTicket): LatelyNamed {
  const [first, ...others] = waitingCalls(context.state, ticket);
  if (first === undefined) return { events: [], lines: alsoMeant(context.state, ticket) };
  const off = [first, ...others].map(({ id }) =>
    happened(context, { type: 'conflictResolved', conflict: id, note: null }),
  );
  const elsewhere = others.filter(({ calling }) => calling.window !== first.calling.window);
  return {
    events: [...off, ...callEvents(context, first.calling, ticket)],
    lines: [
      ...elsewhere.map(({ calling: { window, calledAt } }) => ({
        kind: 'called-twice' as const,
        ticket: ticket.number,
        window: window.number,
        calledAt,
      })),
      ...alsoMeant(context.state, ticket),
    ],
  };
}

/** Calls on the list of a number nobody knew, which may have meant this ticket, earliest first. */
function waitingCalls(state: HallDay, ticket: Newcomer): { id: string; calling: Calling }[] {
  return [...state.backEntry.conflicts.values()]
    .flatMap(({ id, what }) => {
      if (what.kind !== 'unknown-number') return [];
      const window = state.windows.get(what.window);
      if (window === undefined || !mayHaveMeant(state, { ...what, window }, ticket)) return [];
      const { digits, calledAt, ended } = what;
      return [{ id, calling: { window, digits, calledAt, ended } }];
    })
    .sort((a, b) => a.calling.calledAt - b.calling.calledAt);
}

/** Calls in the books, keyed without a letter, that were taken for another ticket because this one was not there yet. */
function alsoMeant(state: HallDay, ticket: Newcomer): ConflictWhat[] {
  return [...state.backEntry.calls.values()].flatMap(
    ({ ticket: called, window: number, calledAt, digits }) => {
      const window = state.windows.get(number);
      const doubtful =
        window !== undefined &&
        !isLettered(digits) &&
        mayHaveMeant(state, { window, digits, calledAt }, ticket);
      const tickets = [called, ticket.number];
      return doubtful ? [{ kind: 'ambiguous-number', digits, tickets, window: number, calledAt }] : [];
    },
  );
}
