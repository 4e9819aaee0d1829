import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChance, withNoise } from './noise.ts';

describe('noise on a cable', () => {
  it('is the same again for the same seed', () => {
    const run = (seed: number): number[][] => {
      const chance = createChance(seed);
      return Array.from({ length: 20 }, () => [...withNoise(Uint8Array.of(1, 2, 3, 4), chance)]);
    };
    expect(run(7)).toEqual(run(7));
    expect(run(7)).not.toEqual(run(8));
  });

  it('adds garbage before bytes and flips a bit now and then, and never takes bytes away', () => {
    let changed = 0;
    let longer = 0;
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(), (bytes, seed) => {
        const noisy = withNoise(bytes, createChance(seed));
        const tail = noisy.subarray(noisy.length - bytes.length);
        const flipped = tail.reduce((bits, byte, i) => bits + bitsOf(byte ^ (bytes[i] ?? 0)), 0);
        expect(flipped).toBeLessThan(2);
        changed += flipped;
        longer += noisy.length > bytes.length ? 1 : 0;
      }),
      { numRuns: 400 },
    );
    expect(changed).toBeGreaterThan(20);
    expect(changed).toBeLessThan(200);
    expect(longer).toBeGreaterThan(100);
    expect(longer).toBeLessThan(300);
  });
});

const bitsOf = (byte: number): number => byte.toString(2).replaceAll('0', '').length;
