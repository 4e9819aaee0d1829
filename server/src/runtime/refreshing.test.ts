import { expect, it } from 'vitest';
import { handClock, type HandClock } from '../testing/hall.ts';
import { createRefreshing, type Refreshing } from './refreshing.ts';

/** So many halls, and how often each has looked again. */
function halls(refreshing: Refreshing, count: number): { looks: number[]; leave: (() => void)[] } {
  const looks = Array.from({ length: count }, () => 0);
  const leave = looks.map((_, nth) =>
    refreshing.join(() => {
      looks[nth] = (looks[nth] ?? 0) + 1;
    }),
  );
  return { looks, leave };
}

function pass(clock: HandClock, seconds: number): void {
  for (let n = 0; n < seconds * 4; n += 1) clock.advance(250);
}

it('given a thousand halls, when a minute passes, then each has looked again four times', () => {
  const clock = handClock();
  const { looks } = halls(createRefreshing(clock), 1000);
  pass(clock, 60);
  expect(new Set(looks)).toEqual(new Set([4]));
});

it('given a thousand halls, then they do not come all at once', () => {
  const clock = handClock();
  const { looks } = halls(createRefreshing(clock), 1000);
  clock.advance(250);
  const now = looks.filter((count) => count === 1).length;
  expect(now).toBeGreaterThan(0);
  expect(now).toBeLessThan(20);
});

it('given a hall that leaves, then it looks no more and the others go on', () => {
  const clock = handClock();
  const { looks, leave } = halls(createRefreshing(clock), 2);
  leave[0]?.();
  pass(clock, 15);
  expect(looks).toEqual([0, 1]);
});

it('ends with the hub', () => {
  const clock = handClock();
  const refreshing = createRefreshing(clock);
  const { looks } = halls(refreshing, 1);
  refreshing.stop();
  pass(clock, 60);
  expect(looks).toEqual([0]);
});
