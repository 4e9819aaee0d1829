import type { KeypadDesired, WindowNumber } from '@jiaohao/shared';
import { windowOf } from '../hall-day/lookup.ts';
import type { HallDay } from '../hall-day/state.ts';
import { callableNow } from '../routing/callable-now.ts';

/**
 * What a clerk's keypad shows: the ticket in hand, and how many the call key would choose from now.
 * @param at epoch milliseconds: an appointment becomes due, and a helper service joins, with the clock alone
 */
export function keypadDesired(state: HallDay, number: WindowNumber, at: number): KeypadDesired {
  const { current, beeps, gradeAsks } = windowOf(state, number);
  return { window: number, ticket: current, waiting: callableNow(state, number, at), beeps, gradeAsks };
}
