import type { HallEvent } from '../../domain/hall-day/events.ts';
import type { Picture, TicketSeen } from '../picture.ts';
import { inTurn, turnOf } from '../turn.ts';
import { unless, type Check, type Complaint } from './check.ts';

/**
 * Invariant 4, counted ticket by ticket: every regular ticket that waits in its service's queue counts the priority
 * calls of its service that it sees, from zero again whenever a regular one is called. A call taken back was none.
 */
export const priorityBound: Check = {
  name: 'priority-bound',
  rule: 'No regular ticket sees more than the bound of priority calls of its service in a row while it waits.',
  start() {
    let seen = new Map<string, string[]>();
    return {
      event(event, before) {
        if (event.type === 'dayOpened') seen = new Map();
        if (event.type === 'callCancelled') takeBack(seen, event.ticket);
        return event.type === 'ticketCalled' ? called(event, before, seen) : [];
      },
    };
  },
};

function called(event: HallEvent<'ticketCalled'>, before: Picture, seen: Map<string, string[]>): Complaint[] {
  const turn = turnOf(event, before);
  const wrong = unless(turn === event.turn, () => ({
    ticket: event.ticket,
    found: `its call is said to count as ${event.turn}`,
    expected: turn,
  }));
  if (turn === 'outside') return wrong;
  const bound = before.plan?.settings.priorityRun ?? Infinity;
  const beyond = onlookers(event.ticket, before).flatMap(({ number }) => {
    if (turn === 'regular') {
      seen.delete(number);
      return [];
    }
    const calls = [...(seen.get(number) ?? []), event.ticket];
    seen.set(number, calls);
    return unless(calls.length <= bound, () => ({
      ticket: number,
      found: `it waits and sees ${calls.length} priority calls in a row: ${calls.slice(-6).join(' ')}`,
      expected: `at most ${bound} before a regular ticket is called`,
    }));
  });
  return [...wrong, ...beyond];
}

/** Regular tickets that wait by class in the service of the called one. */
function onlookers(called: string, before: Picture): TicketSeen[] {
  const service = before.tickets.get(called)?.service;
  return [...before.queued].filter(
    (ticket) =>
      ticket.number !== called &&
      ticket.service === service &&
      ticket.class === 'regular' &&
      inTurn(ticket, before),
  );
}

function takeBack(seen: Map<string, string[]>, call: string): void {
  for (const [number, calls] of seen) {
    const at = calls.lastIndexOf(call);
    if (at >= 0) seen.set(number, calls.toSpliced(at, 1));
  }
}
