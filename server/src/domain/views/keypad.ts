import type { KeypadDesired, ServiceId, WindowNumber } from '@jiaohao/shared';
import { serviceOf, windowOf } from '../hall-day/lookup.ts';
import { callableOf } from '../hall-day/standing.ts';
import type { HallDay } from '../hall-day/state.ts';

/** What a clerk's keypad shows: the ticket in hand, and how many this window may call. */
export function keypadDesired(state: HallDay, number: WindowNumber): KeypadDesired {
  const { current, beeps } = windowOf(state, number);
  return { window: number, ticket: current, waiting: waitingAt(state, number), beeps };
}

/** Tickets a window may call: directed to it and of its own services; of its helper services when it has none. */
export function waitingAt(state: HallDay, number: WindowNumber): number {
  const { directed, services, helperServices } = windowOf(state, number);
  const count = (ids: readonly ServiceId[]) =>
    ids.reduce((sum, id) => sum + callableOf(serviceOf(state, id)), 0);
  const own = directed.size + count(services.map((each) => each.service));
  return own > 0 ? own : count(helperServices);
}
