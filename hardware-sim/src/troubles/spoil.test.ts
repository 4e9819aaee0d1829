import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChance } from './noise.ts';
import { spoilers } from './spoil.ts';
import { resampled } from './wrong-baud.ts';

const chance = () => createChance(1);
const all = Uint8Array.from({ length: 256 }, (_, i) => i);
const many = Uint8Array.from({ length: 10_000 }, (_, i) => i % 251);

/** True if `part` can be had from `whole` by leaving bytes out. */
function isLeftOf(part: Uint8Array, whole: Uint8Array): boolean {
  let at = 0;
  for (const byte of part) {
    at = whole.indexOf(byte, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

describe('bytes on a bad cable', () => {
  it('that loses some: about one in fifty is gone, the rest is as it was and in order', () => {
    const left = spoilers['drops-bytes'](many, chance());
    expect(left.length).toBeGreaterThan(9700);
    expect(left.length).toBeLessThan(9900);
    expect(isLeftOf(left, many)).toBe(true);
  });

  it('that repeats some: about one in fifty comes twice, at once', () => {
    const more = spoilers['repeats-bytes'](many, chance());
    expect(more.length).toBeGreaterThan(10_100);
    expect(more.length).toBeLessThan(10_300);
    expect(more.filter((byte, i) => byte !== more[i - 1])).toEqual(many);
  });

  it.each(['noise', 'drops-bytes', 'repeats-bytes'] as const)(
    '%s is the same again for the same seed',
    (trouble) => {
      expect(spoilers[trouble](many, createChance(7))).toEqual(spoilers[trouble](many, createChance(7)));
      expect(spoilers[trouble](many, createChance(7))).not.toEqual(spoilers[trouble](many, createChance(8)));
    },
  );
});

describe('a receiver at another baud rate', () => {
  it('at the same rate reads every byte as it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(resampled(bytes, 1)).toEqual(bytes);
      }),
    );
  });

  it('twice as fast sees every bit twice, and takes a byte for more than one', () => {
    // Start 0, data 0101 0101 (lowest first 1,0,1,0…), stop 1: sampled twice a bit.
    expect([...resampled(Uint8Array.of(0x55), 2)][0]).toBe(0x66);
    expect(resampled(all, 2).length).toBeGreaterThan(all.length * 1.5);
  });

  it('half as fast sees every other bit, and takes two bytes for one', () => {
    const slow = resampled(all, 0.5);
    expect(slow.length).toBeLessThan(all.length * 0.75);
    expect(slow.length).toBeGreaterThan(all.length * 0.4);
  });

  it('makes garbage of what both sides say', () => {
    for (const direction of ['to-host', 'to-device'] as const) {
      const heard = spoilers['wrong-baud'](all, chance(), direction);
      expect(isLeftOf(all, heard)).toBe(false);
      expect(heard).not.toEqual(all);
    }
  });
});
