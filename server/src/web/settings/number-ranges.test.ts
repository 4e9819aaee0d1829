import { describe, expect, it } from 'vitest';
import { digitsIn, withDigits } from './number-ranges.ts';

const three = {
  numberDigits: 3,
  kioskNumbersTo: 500,
  offlineNumbersFrom: 501,
  paperNumbersFrom: 801,
} as const;

describe('Another count of digits', () => {
  it('makes every range ten times as wide, and back again', () => {
    const four = withDigits<Parameters<typeof withDigits>[0]>(three, 4);
    expect(four).toEqual({
      numberDigits: 4,
      kioskNumbersTo: 5000,
      offlineNumbersFrom: 5001,
      paperNumbersFrom: 8001,
    });
    expect(withDigits(four, 3)).toEqual(three);
  });

  it('leaves the ranges alone when it is what it was', () => {
    expect(withDigits(three, 3)).toEqual(three);
  });

  it('is what the choice says', () => {
    expect([digitsIn('3'), digitsIn('4')]).toEqual([3, 4]);
  });
});
