import type { AgentId, NumberLease } from '@jiaohao/shared';
import { blocksOf, seriesOf, usedIn } from '../back-entry/numbers.ts';
import type { HallPlan } from '../hall.ts';
import type { Stamp } from '../hall-day/stamp.ts';
import type { HallDay } from '../hall-day/state.ts';
import { dayToday } from './day-today.ts';

/**
 * The numbers a kiosk may give out without the hub: those of the day that runs, by the plan it was opened with; on
 * another date its first blocks by the present plan. No series at all for a kiosk that the plan does not know.
 */
export function numberLease(state: HallDay, plan: HallPlan, kiosk: AgentId, stamp: Stamp): NumberLease {
  return leaseIn(dayToday(state, plan, stamp), kiosk);
}

/** The same for many kiosks, by the same day. */
export function numberLeases(
  state: HallDay,
  plan: HallPlan,
  kiosks: readonly AgentId[],
  stamp: Stamp,
): NumberLease[] {
  if (kiosks.length === 0) return [];
  const day = dayToday(state, plan, stamp);
  return kiosks.map((kiosk) => leaseIn(day, kiosk));
}

function leaseIn(day: HallDay, kiosk: AgentId): NumberLease {
  const series = seriesOf(day.plan).flatMap((letter) => {
    const blocks = blocksOf(day, kiosk, letter);
    const ranges = blocks.map(({ from, to }) => ({ from, to }));
    return blocks.length === 0 ? [] : [{ series: letter, blocks: ranges, used: usedIn(day, blocks) }];
  });
  const services = day.plan.services.map(({ id, series: letter }) => ({ service: id, series: letter }));
  return { kiosk, date: day.date, numberDigits: day.plan.settings.numberDigits, series, services };
}
