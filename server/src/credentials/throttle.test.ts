import { describe, expect, it } from 'vitest';
import { createThrottle } from './throttle.ts';

describe('guessing', () => {
  const setUp = () => {
    const clock = { ms: 0 };
    return { clock, throttle: createThrottle({ tries: 3, waitMs: 60_000, now: () => clock.ms }) };
  };

  it('is stopped after three tries and allowed again after the wait', () => {
    const { clock, throttle } = setUp();
    for (let n = 0; n < 3; n += 1) expect(throttle.mayTry('01')).toBe(true);
    expect(throttle.mayTry('01')).toBe(false);
    expect(throttle.mayTry('02')).toBe(true);
    clock.ms = 59_999;
    expect(throttle.mayTry('01')).toBe(false);
    clock.ms = 60_000;
    expect(throttle.mayTry('01')).toBe(true);
  });

  it('is forgiven by one right try', () => {
    const { throttle } = setUp();
    throttle.mayTry('01');
    throttle.mayTry('01');
    throttle.wasRight('01');
    for (let n = 0; n < 3; n += 1) expect(throttle.mayTry('01')).toBe(true);
    expect(throttle.mayTry('01')).toBe(false);
  });

  it('cannot fill the memory with made-up names', () => {
    const { throttle } = setUp();
    for (let n = 0; n < 3; n += 1) throttle.mayTry('first');
    for (let n = 0; n < 10_000; n += 1) throttle.mayTry(`made up ${n}`);
    expect(throttle.mayTry('first')).toBe(true);
  });
});
