import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../hardware-sim/src/hall/random.ts';
import { cutFile, fates, sectorBytes } from './cut.ts';

const sector = (fill: number): Buffer => Buffer.alloc(sectorBytes, fill);
const synced = Buffer.concat([sector(1), sector(2), sector(3)]);
const written = Buffer.concat([sector(1), sector(8), sector(3), sector(9)]);

describe('a file whose power is cut', () => {
  it('given nothing was written since the last sync, then it is as it was, whatever the disk did', () => {
    for (const fate of fates)
      expect(cutFile(synced, synced, fate, createRandom(1)).equals(synced)).toBe(true);
  });

  it('given bytes were on their way, then each sector is old or new, and what was on disk stays', () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 200; seed += 1) {
      const image = cutFile(synced, written, 'some', createRandom(seed));
      expect([image[0], image[2 * sectorBytes]]).toEqual([1, 3]);
      expect([2, 8]).toContain(image[sectorBytes]);
      expect([undefined, 0, 9]).toContain(image[3 * sectorBytes]);
      seen.add(`${image[sectorBytes]} ${image[3 * sectorBytes]}`);
    }
    expect(seen.size).toBe(6);
  });

  it('given the disk wrote in order, then there is no later sector without the earlier', () => {
    const images = Array.from({ length: 100 }, (_, seed) =>
      cutFile(synced, written, 'in order', createRandom(seed)),
    );
    const late = images.filter((image) => image[3 * sectorBytes] === 9);
    expect(late.length).toBeGreaterThan(0);
    expect(late.every((image) => image[sectorBytes] === 8)).toBe(true);
  });

  it('given a sector was hit in the middle, then only one that was being written', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const image = cutFile(synced, written, 'some, one garbled', createRandom(seed));
      expect(image.subarray(0, sectorBytes).equals(sector(1))).toBe(true);
      expect(image.subarray(2 * sectorBytes, 3 * sectorBytes).equals(sector(3))).toBe(true);
    }
  });
});
