import { describe, expect, it } from 'vitest';
import { createStamps } from './stamps.ts';

describe('stamps', () => {
  const setUp = (iso: string, notBefore = 0) => {
    const time = { now: Date.parse(iso) };
    const clock = { now: () => time.now, schedule: () => () => {} };
    return { time, stamp: createStamps(clock, 'Asia/Shanghai', () => notBefore) };
  };

  it('are in the hall’s time zone', () => {
    const { time, stamp } = setUp('2026-11-23T15:59:30Z');
    expect(stamp()).toEqual({ at: time.now, date: '2026-11-23', minute: 1439 });
    time.now += 30_000;
    expect(stamp()).toEqual({ at: time.now, date: '2026-11-24', minute: 0 });
  });

  it('never run backwards when the clock is set back', () => {
    const { time, stamp } = setUp('2026-11-23T01:30:00Z');
    const first = stamp();
    time.now -= 3_600_000;
    expect(stamp()).toEqual(first);
  });

  it('are never before what the journal already holds', () => {
    const later = Date.parse('2026-11-23T02:00:00Z');
    expect(setUp('2026-11-23T01:00:00Z', later).stamp()).toEqual({
      at: later,
      date: '2026-11-23',
      minute: 600,
    });
  });
});
