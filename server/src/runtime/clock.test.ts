import { queryObjects } from 'node:v8';
import { expect, test } from 'vitest';
import { systemClock } from './clock.ts';

const hourMs = 3600_000;

test('given a deadline hours away that moves with every command, when each is called off, then nothing of it is kept until its hour', () => {
  const before = keptByTimers();
  for (let command = 0; command < 1000; command += 1) {
    const callOff = systemClock.schedule(Date.now() + 8 * hourMs + 1000 * command, () => {});
    callOff();
  }
  expect(keptByTimers() - before).toBeLessThan(10);
});

test('given a call that is waited for, when its time has come, then it runs once', async () => {
  const { promise, resolve } = Promise.withResolvers<number>();
  let runs = 0;
  systemClock.schedule(Date.now() + 1, () => resolve((runs += 1)));
  expect(await promise).toBe(1);
});

test('given a call whose time is past, when it is called off in the same breath, then it never runs', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  systemClock.schedule(Date.now() - 1, () => resolve('the one called off'))();
  systemClock.schedule(Date.now() - 1, () => resolve('the one after it'));
  expect(await promise).toBe('the one after it');
});

/** How many lists Node keeps of timers, one for each length of waiting: it lets nobody else see them. */
function keptByTimers(): number {
  const timer = setTimeout(() => {}, hourMs);
  const list: unknown = Reflect.get(timer, '_idlePrev');
  clearTimeout(timer);
  if (typeof list !== 'object' || list === null) throw new Error('a waiting timer is in a list');
  return queryObjects(list.constructor, { format: 'count' });
}
