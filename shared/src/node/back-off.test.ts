import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pauseBeforeTry } from './back-off.ts';

const anyRandom = fc.double({ min: 0, max: 1, noNaN: true });

describe('the pause before another try to reach the hub', () => {
  it('given a link that broke just now, then it is short', () => {
    expect([
      pauseBeforeTry({ failed: 0, refused: false }, 0),
      pauseBeforeTry({ failed: 0, refused: false }, 1),
    ]).toEqual([100, 400]);
  });

  it('given a hub that is away for long, then it is anywhere from 0.1 s to 2 s and never more', () => {
    fc.assert(
      fc.property(fc.nat(100_000), anyRandom, (failed, random) => {
        const pause = pauseBeforeTry({ failed, refused: false }, random);
        expect(pause).toBeGreaterThanOrEqual(100);
        expect(pause).toBeLessThanOrEqual(2000);
      }),
    );
    expect(pauseBeforeTry({ failed: 9, refused: false }, 1)).toBe(2000);
  });

  it('given a thousand agents that lost the hub in one moment, then no tenth of a second gets more than a tenth of them', () => {
    const tenths = new Map<number, number>();
    for (let agent = 0; agent < 1000; agent += 1) {
      const tenth = Math.floor(pauseBeforeTry({ failed: 5, refused: false }, agent / 999) / 100);
      tenths.set(tenth, (tenths.get(tenth) ?? 0) + 1);
    }
    expect(Math.max(...tenths.values())).toBeLessThan(100);
  });

  it('given a refused secret, then it is long, and spread too', () => {
    expect([
      pauseBeforeTry({ failed: 0, refused: true }, 0),
      pauseBeforeTry({ failed: 9, refused: true }, 1),
    ]).toEqual([2000, 6000]);
  });
});
