import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clear, erase, type, typed } from './typed.ts';

const types = (digits: string, most: 3 | 4 = 3): void =>
  Array.from(digits).forEach((digit) => type(digit, most));

describe('A number that is typed', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    clear();
    vi.useRealTimers();
  });

  it('has as many digits as the hall’s numbers at most', () => {
    types('01234', 4);
    expect(typed.value).toBe('0123');
  });

  it('has three digits in most halls, and is shortened or forgotten', () => {
    types('0123');
    expect(typed.value).toBe('012');
    erase();
    expect(typed.value).toBe('01');
    clear();
    expect(typed.value).toBe('');
  });

  it('is forgotten when nobody finishes it, counted from its last digit', () => {
    types('5');
    vi.advanceTimersByTime(14_000);
    types('6');
    vi.advanceTimersByTime(14_000);
    expect(typed.value).toBe('56');
    vi.advanceTimersByTime(1_000);
    expect(typed.value).toBe('');
  });
});
