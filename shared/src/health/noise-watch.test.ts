import { describe, expect, it } from 'vitest';
import { NoiseWatch } from './noise-watch.ts';

const limit = { bytes: 50, withinMs: 60_000 };

describe('a cable that makes noise', () => {
  it('given a collision now and then, then it is no fault', () => {
    const watch = new NoiseWatch(limit);
    for (let minute = 0; minute < 10; minute += 1)
      expect(watch.note(minute * 20, minute * 60_000)).toBe(false);
  });

  it('given as many stray bytes as the limit within the window, then it is a fault', () => {
    const watch = new NoiseWatch(limit);
    expect(watch.note(49, 1000)).toBe(false);
    expect(watch.note(50, 2000)).toBe(true);
  });

  it('given a noisy cable, then a whole window without noise clears it, and not a moment less', () => {
    const watch = new NoiseWatch(limit);
    watch.note(60, 0);
    watch.note(61, 30_000);
    expect(watch.lookAgainAt).toBe(90_000);
    expect(watch.note(61, 89_999)).toBe(true);
    expect(watch.note(61, 90_000)).toBe(false);
    expect(watch.lookAgainAt).toBeNull();
  });

  it('given nothing but noise for an hour, then it stays a fault', () => {
    const watch = new NoiseWatch(limit);
    for (let second = 1; second <= 3600; second += 1) watch.note(second * 960, second * 1000);
    expect(watch.note(3_600_000, 3_600_001)).toBe(true);
  });
});
