import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenWith } from '../testing/given.ts';
import { plainHall } from '../testing/plans.ts';
import { takes } from '../testing/steps.ts';
import { Lane, laneKey } from './lane.ts';
import { ticketOf } from './lookup.ts';

/** A ticket of which a lane sees the number only. */
const ticket = (number: string) => {
  const { state } = givenWith(expect)(plainHall, takes('deposit')).hall;
  return { ...ticketOf(state, 'A001'), number };
};

describe('A lane', () => {
  it('orders by time, then by issue order', () => {
    const lane = new Lane();
    lane.add(laneKey(2000, 3), ticket('A003'));
    lane.add(laneKey(1000, 5), ticket('A005'));
    lane.add(laneKey(1000, 4), ticket('A004'));
    expect([...lane]).toEqual(['A004', 'A005', 'A003']);
    expect(lane.first()).toMatchObject({ time: 1000, ticket: { number: 'A004' } });
    expect(lane.before(laneKey(1000, 5))).toBe(1);
    expect(lane.before(laneKey(9000, 9))).toBe(3);
  });

  it('keeps its head at hand, whatever is added and removed', () => {
    const any = ticket('A000');
    const moves = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 40 })), { maxLength: 300 });
    fc.assert(
      fc.property(moves, (all) => {
        const lane = new Lane();
        const model = new Map<number, string>();
        for (const [adds, key] of all) {
          if (adds) {
            lane.add(key, { ...any, number: `A${key}` });
            model.set(key, `A${key}`);
          } else {
            lane.remove(key);
            model.delete(key);
          }
          const inOrder = [...model].sort(([a], [b]) => a - b).map(([, ticket]) => ticket);
          expect(lane.head()?.number).toBe(inOrder[0]);
          expect(lane.size).toBe(model.size);
          expect([...lane]).toEqual(inOrder);
          expect(lane.before(key)).toBe([...model.keys()].filter((other) => other < key).length);
        }
      }),
    );
  });
});
