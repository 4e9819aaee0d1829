import { counterBus } from '@jiaohao/shared';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planKeypad, type KeypadSays } from './plan-keypad.ts';

const both = { address: 1, model: counterBus.models.get('keypad-21')! };
const one = { address: 6, model: counterBus.models.get('keypad-16')! };

const queue = (ticket: string | null, waiting: number, justCalled = false): KeypadSays => ({
  kind: 'queue',
  desired: { ticket, waiting },
  justCalled,
});
const anySays: fc.Arbitrary<KeypadSays> = fc.oneof(
  fc.record({
    kind: fc.constant('queue' as const),
    desired: fc.record({
      ticket: fc.option(fc.integer({ min: 1, max: 999 }).map((n) => `A${String(n).padStart(3, '0')}`)),
      waiting: fc.nat({ max: 5000 }),
    }),
    justCalled: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('code' as const), digits: fc.integer({ min: 100, max: 999 }).map(String) }),
);

describe('what a keypad shows', () => {
  it('given room for both, then the waiting count stands left and the ticket right, in one frame', () => {
    expect(planKeypad(undefined, queue('A012', 25), both)).toEqual([
      { kind: 'display', address: 1, positions: [0, 2, 5, 0, 1, 2] },
    ]);
  });

  it('given no ticket at the window, then its place is blank', () => {
    expect(planKeypad(undefined, queue(null, 25), both)[0]?.positions).toEqual([0, 2, 5, null, null, null]);
  });

  it('given room for one number, then the ticket stands there after its call and the waiting count later', () => {
    expect(planKeypad(undefined, queue('A012', 25, true), one)[0]?.positions).toEqual([
      null,
      null,
      null,
      0,
      1,
      2,
    ]);
    expect(planKeypad(undefined, queue('A012', 25, false), one)[0]?.positions).toEqual([
      0,
      2,
      5,
      null,
      null,
      null,
    ]);
  });

  it('given more than 999 wait, then it says 999', () => {
    expect(planKeypad(undefined, queue(null, 1234), both)[0]?.positions.slice(0, 3)).toEqual([9, 9, 9]);
  });

  it('given a refusal, then its code stands alone', () => {
    const refused: KeypadSays = { kind: 'code', digits: '401' };
    expect(planKeypad(undefined, refused, both)[0]?.positions).toEqual([null, null, null, 4, 0, 1]);
  });

  it('given any keypad and anything to say, then it is said once and the same is never said twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(both, one), anySays, anySays, (at, first, second) => {
        const [shown] = planKeypad(undefined, first, at);
        expect(planKeypad(shown?.positions, first, at)).toEqual([]);
        const next = planKeypad(shown?.positions, second, at);
        const now = next.at(-1)?.positions ?? shown?.positions;
        expect(now).toEqual(planKeypad(undefined, second, at)[0]?.positions);
      }),
    );
  });
});
