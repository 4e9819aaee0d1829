import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hasDigits,
  lastNumberOf,
  mostNumberDigits,
  numberIn,
  numbersIn,
  numbersOfDigits,
  seriesIn,
  valueOf,
  wholeNumber,
} from './number-form.ts';
import { keyedNumber, numberDigits, ticketNumber } from './ticket-number.ts';

const digits = fc.constantFrom(...numbersOfDigits);
const letter = fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ'));
const anyNumber = digits.chain((count) =>
  fc.record({
    count: fc.constant(count),
    series: letter,
    value: fc.integer({ min: 1, max: lastNumberOf(count) }),
  }),
);

describe('a ticket’s number', () => {
  it('has a letter and three or four digits, and no others', () => {
    const isNumber = (text: string): boolean => ticketNumber.safeParse(text).success;
    expect(['A012', 'Z999', 'A0012', 'B9999'].map(isNumber)).toEqual([true, true, true, true]);
    expect(['A12', 'A00012', '012', 'a012', 'AB012', 'A012 ', ''].some(isNumber)).toBe(false);
    expect([2, 3, 4, 5, '4'].map((count) => numberDigits.safeParse(count).success)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  it('given any series, value and count of digits, then it says all three again', () => {
    fc.assert(
      fc.property(anyNumber, ({ series, value, count }) => {
        const number = numberIn(series, value, count);
        expect(ticketNumber.safeParse(number).success).toBe(true);
        expect([seriesIn(number), valueOf(number)]).toEqual([series, value]);
        expect(numbersOfDigits.filter((each) => hasDigits(number, each))).toEqual([count]);
        expect(numbersIn(`请${number}号到3号窗口`)).toEqual([number]);
      }),
    );
  });

  it('given it is keyed with or without its letter and zeros, then it is the same whole', () => {
    fc.assert(
      fc.property(anyNumber, fc.nat(mostNumberDigits), ({ series, value, count }, zeros) => {
        const keyed = String(value).padStart(Math.min(zeros, mostNumberDigits), '0');
        const number = numberIn(series, value, count);
        expect(keyedNumber.safeParse(series + keyed).success).toBe(true);
        expect(wholeNumber(series + keyed, count)).toBe(number);
        expect(wholeNumber(keyed, count)).toBe(number.slice(1));
      }),
    );
  });

  it('given it is greater than the hall’s last, then it stays as it is', () => {
    expect(wholeNumber('A1234', 3)).toBe('A1234');
    expect([lastNumberOf(3), lastNumberOf(4)]).toEqual([999, 9999]);
  });

  it('is found in a text, and nothing that only looks like one', () => {
    expect(numbersIn('A012和B0013号在窗口等')).toEqual(['A012', 'B0013']);
    expect(numbersIn('K1 A12345 AB012 501 a012')).toEqual([]);
  });
});
