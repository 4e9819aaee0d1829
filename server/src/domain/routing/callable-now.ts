import type { WindowNumber } from '@jiaohao/shared';
import { laneKey } from '../hall-day/lane.ts';
import { windowOf } from '../hall-day/lookup.ts';
import type { HallDay, ServiceStanding } from '../hall-day/state.ts';
import { slotsDueBy } from './policy.ts';
import { servicesAsked } from './services-asked.ts';
import type { ServiceAsked } from './services-asked.ts';

/**
 * How many tickets the next call at a window would choose from: 0 if and only if it would find nobody. Directed to the
 * window, and of the services it looks at; without tickets still in the printer and appointments that are not due.
 * @param at epoch milliseconds
 */
export function callableNow(state: HallDay, number: WindowNumber, at: number): number {
  const window = windowOf(state, number);
  const [first, otherwise] = servicesAsked(state, window, at);
  const due = laneKey(Math.floor(slotsDueBy(state.plan.settings, at)) - state.midnight + 1, 0);
  const count = (services: readonly ServiceAsked[]) =>
    [...new Set(services.map(({ standing }) => standing))].reduce(
      (sum, each) => sum + callable(each, due),
      0,
    );
  return window.directed.size + count(first) || count(otherwise);
}

function callable(
  { resumed, appointment, green, regular, reinstated }: ServiceStanding,
  due: number,
): number {
  return resumed.size + appointment.before(due) + green.size + regular.size + reinstated.size;
}
