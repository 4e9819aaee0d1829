import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lane, laneKey } from './lane.ts';

describe('A lane', () => {
  it('orders by time, then by issue order', () => {
    const lane = new Lane();
    lane.add(laneKey(2000, 3), 'A003');
    lane.add(laneKey(1000, 5), 'A005');
    lane.add(laneKey(1000, 4), 'A004');
    expect([...lane]).toEqual(['A004', 'A005', 'A003']);
    expect(lane.first()).toEqual({ time: 1000, ticket: 'A004' });
    expect(lane.before(laneKey(1000, 5))).toBe(1);
    expect(lane.before(laneKey(9000, 9))).toBe(3);
  });

  it('keeps its head at hand, whatever is added and removed', () => {
    const moves = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 40 })), { maxLength: 300 });
    fc.assert(
      fc.property(moves, (all) => {
        const lane = new Lane();
        const model = new Map<number, string>();
        for (const [adds, key] of all) {
          if (adds) {
            lane.add(key, `A${key}`);
            model.set(key, `A${key}`);
          } else {
            lane.remove(key);
            model.delete(key);
          }
          const inOrder = [...model].sort(([a], [b]) => a - b).map(([, ticket]) => ticket);
          expect(lane.head()).toBe(inOrder[0]);
          expect(lane.size).toBe(model.size);
          expect([...lane]).toEqual(inOrder);
          expect(lane.before(key)).toBe([...model.keys()].filter((other) => other < key).length);
        }
      }),
    );
  });
});
