import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { digitsInARow, type DigitsInARow } from './digits-in-a-row.ts';

const twelve = Array.from({ length: 12 }, (_, n) => n + 1);
let chosen: number[];
let row: DigitsInARow;
const key = (...digits: string[]): void => {
  for (const digit of digits) row.key(digit, twelve);
};
beforeEach(() => {
  vi.useFakeTimers();
  chosen = [];
  row = digitsInARow((window) => chosen.push(window));
});
afterEach(() => {
  vi.useRealTimers();
});

describe('digits keyed one after the other, in a hall with twelve windows', () => {
  it('choose a window below ten at once, where no other begins so', () => {
    key('3');
    expect(chosen).toEqual([3]);
  });

  it('choose a window of two digits as soon as it is whole', () => {
    key('1', '2');
    expect(chosen).toEqual([12]);
    key('1', '0', '4');
    expect(chosen).toEqual([12, 10, 4]);
  });

  it('choose window 1 when no digit follows', () => {
    key('1');
    expect(chosen).toEqual([]);
    vi.runAllTimers();
    expect(chosen).toEqual([1]);
    key('2');
    expect(chosen).toEqual([1, 2]);
  });

  it('choose nothing where there is no such window, and begin anew', () => {
    key('1', '9', '5');
    expect(chosen).toEqual([5]);
    vi.runAllTimers();
    expect(chosen).toEqual([5]);
  });

  it('are forgotten with the question they were keyed at', () => {
    key('1');
    row.forget();
    vi.runAllTimers();
    key('2');
    expect(chosen).toEqual([2]);
  });
});
