import type { HallPlan } from '../hall.ts';
import { initialState } from '../hall-day/day-at-first.ts';
import type { Stamp } from '../hall-day/stamp.ts';
import type { HallDay } from '../hall-day/state.ts';

/** Halls before a day, by their plans: they are looked at again and again all night, and nothing in them changes. */
const asPlanned = new WeakMap<HallPlan, HallDay>();

/** The day that is today's; before it has begun, the hall as it is planned. */
export function dayToday(state: HallDay, plan: HallPlan, stamp: Stamp): HallDay {
  if (state.date === stamp.date) return state;
  const day = asPlanned.get(plan) ?? initialState(plan);
  asPlanned.set(plan, day);
  return day;
}
