import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../domain/settings.ts';
import { digitsIn, withDigits } from './number-ranges.ts';

const rangesIn = ({
  numberDigits,
  kioskNumbersTo,
  offlineNumbersFrom,
  paperNumbersFrom,
}: typeof defaultSettings) => [numberDigits, kioskNumbersTo, offlineNumbersFrom, paperNumbersFrom];

describe('Another count of digits', () => {
  it('makes every range ten times as wide, and back again', () => {
    const four = withDigits(defaultSettings, 4);
    expect(rangesIn(four)).toEqual([4, 5000, 5001, 8001]);
    expect(withDigits(four, 3)).toEqual(defaultSettings);
  });

  it('leaves the ranges alone when it is what it was', () => {
    expect(withDigits(defaultSettings, 3)).toEqual(defaultSettings);
  });

  it('is what the choice says', () => {
    expect([digitsIn('3'), digitsIn('4')]).toEqual([3, 4]);
  });
});
