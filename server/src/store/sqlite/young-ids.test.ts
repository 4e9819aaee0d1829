import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createYoungIds } from './young-ids.ts';

/** Few keys with few last bits, so that many want the same place. */
const key = fc.integer({ min: 0, max: 40 }).map((n) => (n % 3) + 1024 * n);
const step = fc.record({ key, seq: fc.integer({ min: 1, max: 4 }), drop: fc.boolean() });

describe('the list of young ids', () => {
  it('given ids that come and go in any order, then it has those that are there and no others', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const young = createYoungIds();
        const there = new Map<number, Set<number>>();
        for (const { key, seq, drop } of steps) {
          const seqs = there.get(key) ?? new Set();
          there.set(key, seqs);
          if (drop) seqs.delete(seq);
          else seqs.add(seq);
          if (drop) young.drop(key, seq);
          else young.add(key, seq);
        }
        for (const [key, seqs] of there) expect(new Set(young.of(key))).toEqual(seqs);
      }),
    );
  });

  it('given the ids of a long day, then it grows with them, and shrinks when the day is over', () => {
    const young = createYoungIds();
    const keys = Array.from({ length: 20_000 }, (_, n) => n * 2_654_435_761);
    for (const [n, key] of keys.entries()) young.add(key, n + 1);
    expect(keys.map((key) => young.of(key))).toEqual(keys.map((_, n) => [n + 1]));
    for (const [n, key] of keys.entries()) if (n !== 77) young.drop(key, n + 1);
    expect(keys.flatMap((key) => young.of(key))).toEqual([78]);
  });
});
