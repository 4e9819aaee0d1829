import type { HallFact } from '../hall-day/events.ts';
import { MINUTE } from '../hall-day/stamp.ts';
import { servedByOf, waitingOf } from '../hall-day/standing.ts';
import type { HallDay, ServiceStanding } from '../hall-day/state.ts';

/** An episode of crowding ends at this share of what began it, so that one ticket more or less does not flap. */
const CALM = 0.75;

/** How full a service is. */
export interface Pressure {
  readonly waiting: number;
  /** Open windows that may take it, as their own or to help. */
  readonly openWindows: number;
  /** Since when the first of those who stand in line has waited, epoch milliseconds; null: nobody does. */
  readonly since: number | null;
}

/** Looks at lane heads and window states only, so it costs the same however many wait. */
export function pressureOn(state: HallDay, service: ServiceStanding): Pressure {
  let since = Infinity;
  for (const lane of [service.appointment, service.green, service.regular])
    since = Math.min(since, lane.head()?.dueAt ?? Infinity);
  return {
    waiting: waitingOf(service),
    openWindows: servedByOf(state, service.plan.id).openCount,
    since: since === Infinity ? null : since,
  };
}

/** How many may wait before the duty manager is told; with no window open, as many as for one. */
function mostWaiting({ plan }: HallDay, { openWindows }: Pressure): number {
  return plan.settings.crowdedPerWindow * Math.max(1, openWindows);
}

function longestAllowed({ plan }: HallDay): number {
  return plan.settings.crowdedWaitMinutes * MINUTE;
}

/** Well below what is too much, as of the day's last event: only an event eases a queue, and the clock never does. */
function isEased(state: HallDay, pressure: Pressure): boolean {
  const few = pressure.waiting <= CALM * mostWaiting(state, pressure);
  const short = pressure.since === null || state.lastEventAt - pressure.since < CALM * longestAllowed(state);
  return few && short;
}

/** When something about one service must be said, epoch milliseconds; long past: at once, Infinity: not by itself. */
function dueFor(state: HallDay, service: ServiceStanding): number {
  const pressure = pressureOn(state, service);
  if (state.failures.crowded.has(service.plan.id))
    return isEased(state, pressure) ? state.openedAt : Infinity;
  if (pressure.waiting > mostWaiting(state, pressure)) return state.openedAt;
  return pressure.since === null ? Infinity : pressure.since + longestAllowed(state);
}

/** When the next crowding begins or ends, epoch milliseconds; Infinity: not by itself. */
export function crowdingDue(state: HallDay): number {
  let due = Infinity;
  for (const service of state.services.values()) due = Math.min(due, dueFor(state, service));
  return due;
}

/** What is to be said of crowding at a moment. */
export function crowdingAt(state: HallDay, at: number): HallFact<'crowdingNoticed' | 'crowdingEnded'>[] {
  return [...state.services.values()]
    .filter((service) => dueFor(state, service) <= at)
    .map((standing) => {
      const service = standing.plan.id;
      if (state.failures.crowded.has(service)) return { type: 'crowdingEnded', service };
      const pressure = pressureOn(state, standing);
      const why = pressure.waiting > mostWaiting(state, pressure) ? 'many' : 'long';
      const longestMinutes = minutesSince(pressure, at);
      return { type: 'crowdingNoticed', service, why, waiting: pressure.waiting, longestMinutes };
    });
}

/** Whole minutes the first in line has waited. An appointment that is early has not begun to. */
export function minutesSince({ since }: Pressure, at: number): number {
  return since === null ? 0 : Math.max(0, Math.floor((at - since) / MINUTE));
}
