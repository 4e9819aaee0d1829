import { MINUTE } from '../hall-day/stamp.ts';
import type { HallDay, Ticket } from '../hall-day/state.ts';
import { isOpen } from '../hall-day/standing.ts';
import { promisedMinutes } from './promise.ts';

/** When a ticket was first called, epoch milliseconds; null: it never was, or every call was taken back. */
export function firstCallOf(ticket: Ticket): number | null {
  return ticket.visits[0]?.from ?? (ticket.window === null ? null : ticket.calledAt);
}

/** Where its waiting ended: called, given up before, or not yet. */
export interface Wait {
  readonly ticket: Ticket;
  /** Milliseconds, so far if it goes on. An appointment that is early has not begun to. */
  readonly ms: number;
  readonly over: 'called' | 'left' | null;
  /** Within what its class is promised. */
  readonly kept: boolean;
}

/** How long a ticket waited for its first call. */
export function waitOf({ plan }: HallDay, ticket: Ticket, at: number): Wait {
  const called = firstCallOf(ticket);
  const waits = called === null && isOpen(ticket);
  const ms = Math.max(0, (called ?? at) - ticket.dueAt);
  const kept = ms <= promisedMinutes(plan.settings, ticket.class) * MINUTE;
  const ended = waits ? null : 'left';
  return { ticket, ms, over: called === null ? ended : 'called', kept };
}
