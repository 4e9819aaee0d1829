import type { Command } from '@jiaohao/shared';
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
export function closingTime({ plan, midnight }: HallDay): number {
  const { closesAt } = plan.settings;
  return closesAt === '24:00' ? Infinity : midnight + minuteOfDay(closesAt) * MINUTE;
}

/** When a drained day with nobody left closes by itself. */
function closesItself(state: HallDay): number {
  if (openCount(state) > 0) return Infinity;
  return Math.max(state.drainedAt, state.lastEndedAt) + state.plan.settings.lingerMinutes * MINUTE;
}

/**
 * What the clock owes the hall next, as a `tick`, or null. A time already past is due now. Changes only with events, so
 * one timer is set anew after each batch.
 */
export function nextDeadline(state: HallDay): Deadline | null {
  if (state.phase === 'none' || state.phase === 'closed') return null;
  const own = state.phase === 'open' ? closingTime(state) : closesItself(state);
  const overnight = state.foundOpen ? Infinity : state.midnight + OVERNIGHT;
  const at = Math.min(own, overnight);
  return at === Infinity ? null : { at, command: { kind: 'tick' } };
}
