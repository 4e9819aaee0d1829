import type { HallEvent } from '../../domain/hall-day/events.ts';
import { isCalledAgain, type Picture, type TicketSeen } from '../picture.ts';
import { inTurn, turnOf } from '../turn.ts';
import { unless, type Check, type Complaint } from './check.ts';

/** The priority calls in a row that each waiting regular ticket has seen. */
interface Seen {
  readonly calls: Map<string, readonly string[]>;
  /** Of tickets that are called: a call taken back puts them where they stood. */
  readonly atWindow: Map<string, readonly string[]>;
}

const nothingSeen = (): Seen => ({ calls: new Map(), atWindow: new Map() });

/**
 * Invariant 4, counted ticket by ticket: every regular ticket that waits in its service's queue counts the priority
 * calls of its service that it sees, from zero again whenever a regular one is called or it stands elsewhere. A call
 * taken back was none.
 */
export const priorityBound: Check = {
  name: 'priority-bound',
  rule: 'No regular ticket sees more than the bound of priority calls of its service in a row while it waits.',
  start() {
    let seen = nothingSeen();
    return {
      event(event, before) {
        if (event.type === 'dayOpened') seen = nothingSeen();
        if (event.type === 'callCancelled') takeBack(event.ticket, seen);
        if (event.type === 'callBackEntered' && !isCalledAgain(before, event))
          leavesQueue(event.ticket, seen);
        return event.type === 'ticketCalled' ? called(event, before, seen) : [];
      },
    };
  },
};

function leavesQueue(ticket: string, { calls, atWindow }: Seen): void {
  atWindow.set(ticket, calls.get(ticket) ?? []);
  calls.delete(ticket);
}

function called(event: HallEvent<'ticketCalled'>, before: Picture, seen: Seen): Complaint[] {
  const { ticket } = event;
  const turn = turnOf(event, before);
  leavesQueue(ticket, seen);
  return [
    ...unless(turn === event.turn, () => ({
      ticket,
      found: `its call is said to count as ${event.turn}`,
      expected: turn,
    })),
    ...(turn === 'outside' ? [] : looksOn(ticket, turn === 'priority', before, seen)),
  ];
}

/** Every regular ticket that waits in the service counts the call, or begins anew after a regular one. */
function looksOn(ticket: string, priority: boolean, before: Picture, seen: Seen): Complaint[] {
  const bound = before.plan?.settings.priorityRun ?? Infinity;
  const waiting = onlookers(ticket, before);
  const service = before.tickets.get(ticket)?.service;
  const earlier = new Map(seen.calls);
  for (const number of earlier.keys()) {
    if (before.tickets.get(number)?.service === service) seen.calls.delete(number);
  }
  if (!priority) return [];
  return waiting.flatMap(({ number }) => {
    const calls = [...(earlier.get(number) ?? []), ticket];
    seen.calls.set(number, calls);
    return unless(calls.length <= bound, () => ({
      ticket: number,
      found: `it waits and sees ${calls.length} priority calls in a row: ${calls.slice(-6).join(' ')}`,
      expected: `at most ${bound} before a regular ticket is called`,
    }));
  });
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

function takeBack(call: string, { calls, atWindow }: Seen): void {
  calls.set(call, atWindow.get(call) ?? []);
  for (const [number, seen] of calls) {
    const at = seen.lastIndexOf(call);
    if (at >= 0) calls.set(number, seen.toSpliced(at, 1));
  }
}
