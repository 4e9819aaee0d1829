import { serviceOf } from '../hall-day/lookup.ts';
import { MINUTE } from '../hall-day/stamp.ts';
import type { HallDay, ServiceStanding, WindowStanding } from '../hall-day/state.ts';

/** A service as the asking window sees it. */
export interface ServiceAsked {
  readonly standing: ServiceStanding;
  readonly rank: number;
  readonly helper: boolean;
}

/**
 * The services a window looks at: first its own and those helper services whose head has waited long enough; when
 * nobody can be called there, all of its helper services.
 * @param at epoch milliseconds
 */
export function servicesAsked(
  state: HallDay,
  window: WindowStanding,
  at: number,
): readonly [first: readonly ServiceAsked[], otherwise: readonly ServiceAsked[]] {
  const own = window.services.map(({ service, rank }) => ({
    standing: serviceOf(state, service),
    rank,
    helper: false,
  }));
  const helped = window.helperServices.map((id) => ({
    standing: serviceOf(state, id),
    rank: 1,
    helper: true,
  }));
  const longWaited = helped.filter((service) => headWaited(state, service, at));
  return [[...own, ...longWaited], helped];
}

/** Whether the longest-waiting head of a helper service has waited past `helpAfterMinutes`. */
function headWaited(state: HallDay, { standing }: ServiceAsked, at: number): boolean {
  const latest = at - state.plan.settings.helpAfterMinutes * MINUTE;
  return [standing.resumed, standing.appointment, standing.green, standing.regular].some((lane) => {
    const head = lane.head();
    return head !== null && head.dueAt < latest;
  });
}
