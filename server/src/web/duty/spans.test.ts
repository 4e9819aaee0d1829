import { describe, expect, it } from 'vitest';
import { minutesFrom, minutesOf, spanWords } from './spans.ts';

describe('How long something takes, as the duty manager reads it', () => {
  it('is in minutes, from an hour on in hours and minutes', () => {
    expect(spanWords(0)).toEqual({ zh: '0分钟', en: '0 min' });
    expect(spanWords(59)).toEqual({ zh: '59分钟', en: '59 min' });
    expect(spanWords(65)).toEqual({ zh: '1小时05分', en: '1 h 05 min' });
  });

  it('is in whole minutes that have passed, and none before it began', () => {
    expect(minutesFrom(0, 119_999)).toBe(1);
    expect(minutesFrom(60_000, 0)).toBe(0);
  });

  it('in a table is minutes with a tenth, or a dash', () => {
    expect(minutesOf(90)).toBe('1.5');
    expect(minutesOf(null)).toBe('–');
  });
});
