import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evolve } from '../hall-day/evolve.ts';
import { anyDays, busyHall } from '../testing/busy-hall.ts';
import { Hall } from '../testing/given.ts';
import { callNext } from './call-next.ts';
import { callableNow } from './callable-now.ts';

/** How many tickets the window calls, one after the other in the same moment, until nobody is found. */
function callsEverybody(hall: Hall, window: number): number {
  const { at } = hall.stamp;
  const by = { agent: 'D1' };
  for (let count = 0; ; count += 1) {
    const next = callNext(hall.state, window, at);
    if (next === null) return count;
    const { current } = hall.state.windows.get(window)!;
    if (current !== null) evolve(hall.state, { type: 'ticketFinished', ticket: current, window, at, by });
    evolve(hall.state, { type: 'ticketCalled', window, clerk: null, at, by, ...next });
  }
}

describe('How many a window could call now', () => {
  it('is none if and only if its call finds nobody, whatever happened in the hall', () => {
    fc.assert(
      fc.property(anyDays, (steps) => {
        const hall = new Hall(busyHall);
        for (const step of steps) {
          hall.take(step);
          const { at } = hall.stamp;
          for (const window of hall.state.windows.keys()) {
            expect(callableNow(hall.state, window, at) > 0).toBe(callNext(hall.state, window, at) !== null);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is how many it calls until nobody is left, at a window that helps nobody', () => {
    fc.assert(
      fc.property(anyDays, (steps) => {
        const hall = new Hall(busyHall);
        for (const step of steps) hall.take(step);
        const alone = [...hall.state.windows.values()].filter((each) => each.helperServices.length === 0);
        for (const { number } of alone) {
          const expected = callableNow(hall.state, number, hall.stamp.at);
          expect(callsEverybody(hall, number)).toBe(expected);
        }
      }),
      { numRuns: 150 },
    );
  });
});
