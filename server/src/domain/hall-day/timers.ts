import type { Command } from '@jiaohao/shared';
import { crowdingDue } from '../failover/crowding.ts';
import { escalationDue } from '../failover/escalation.ts';
import { MINUTE, minuteOfDay } from './stamp.ts';
import { openCount } from './standing.ts';
import type { HallDay } from './state.ts';

/** A command the clock owes the hall. */
export interface Deadline {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly command: Command;
}

/** One hour into the next date, so that a day of 25 hours has ended too. */
const OVERNIGHT = 25 * 60 * MINUTE;

/** Epoch milliseconds of the day's closing time; never, for a hall that is open till midnight. */
function closingTime({ plan, midnight }: HallDay): number {
  const { closesAt } = plan.settings;
  return closesAt === '24:00' ? Infinity : midnight + minuteOfDay(closesAt) * MINUTE;
}

/** When a running day changes by itself: at closing time it drains; drained and with nobody left it closes. */
export function changesItself(state: HallDay): number {
  if (state.phase === 'open') return closingTime(state);
  if (openCount(state) > 0) return Infinity;
  return Math.max(state.drainedAt, state.lastEndedAt) + state.plan.settings.lingerMinutes * MINUTE;
}

/** When a day that is still open on a later date is looked at: once, and again when nobody is left. */
function looksOvernight(state: HallDay): number {
  if (!state.foundOpen) return state.midnight + OVERNIGHT;
  return openCount(state) > 0 ? Infinity : state.lastEndedAt;
}

/**
 * What the clock owes the hall next, as a `tick`, or null. A time already past is due now. Changes only with events, so
 * one timer is set anew after each batch. Looks at windows, services and incidents, never at tickets.
 */
export function nextDeadline(state: HallDay): Deadline | null {
  if (state.phase === 'none' || state.phase === 'closed') return null;
  const overnight = looksOvernight(state);
  const at = state.foundOpen
    ? overnight
    : Math.min(changesItself(state), overnight, escalationDue(state), crowdingDue(state));
  return at === Infinity ? null : { at, command: { kind: 'tick' } };
}
