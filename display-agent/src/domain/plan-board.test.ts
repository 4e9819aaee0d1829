import { displayWidth, onbonBoard, stripBoard, type BoardDesired } from '@jiaohao/shared';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onbonProfile, stripProfile, type BoardProfile } from './board-profile.ts';
import {
  afterCommand,
  planBoard,
  sameSign,
  signFor,
  type BoardCommand,
  type FaceColours,
  type Shown,
} from './plan-board.ts';

const colours: FaceColours = { call: 'red', idle: 'green', paused: 'yellow', closed: 'yellow' };
const profiles: BoardProfile[] = [
  ...[...onbonBoard.models.values()].map((model) => onbonProfile(model)),
  ...[...stripBoard.models.values()].map((model) => stripProfile(model)),
];
const [onbon = profiles[0]!, strip = profiles[0]!] = [profiles[0], profiles.at(-1)];

const call = (number: string, attention: number): BoardDesired => ({
  window: 3,
  face: 'call',
  text: `请${number}号到3号窗口`,
  short: number,
  attention,
  outOfService: false,
});

/** A board that does as it is told and remembers whether it went dark on the way. */
class Board {
  shown: Shown | undefined;
  steps: BoardCommand[] = [];

  obey(command: BoardCommand): void {
    this.steps.push(command);
    this.shown = afterCommand(command);
  }

  /** Plans and obeys until there is nothing left to do, as the driver does. */
  reach(desired: BoardDesired, profile: BoardProfile): BoardCommand[] {
    this.steps = [];
    for (let [next] = this.plan(desired, profile); next !== undefined; [next] = this.plan(desired, profile)) {
      if (this.steps.length > 5) throw new Error('the plan has no end');
      this.obey(next);
    }
    return this.steps;
  }

  plan(desired: BoardDesired, profile: BoardProfile): BoardCommand[] {
    return planBoard(this.shown, desired, profile, colours);
  }
}

const texts = fc.string({
  unit: fc.constantFrom(...Array.from('请号到窗口暂停服务A0123456789 ')),
  maxLength: 40,
});
const anyDesired: fc.Arbitrary<BoardDesired> = fc.record({
  window: fc.integer({ min: 1, max: 99 }),
  face: fc.constantFrom('call', 'idle', 'paused', 'closed'),
  text: texts,
  short: texts,
  attention: fc.nat({ max: 5 }),
  outOfService: fc.constant(false),
});

describe('what a board is told', () => {
  it('given a board that shows A012 for its call, when that is still desired, then nothing is sent', () => {
    const board = new Board();
    board.reach(call('A012', 7), onbon);
    expect(board.plan(call('A012', 7), onbon)).toEqual([]);
  });

  it('given a board nobody knows, then whatever is on it is removed and all is sent', () => {
    expect(new Board().plan(call('A012', 7), onbon)).toMatchObject([{ kind: 'show', wipe: true }]);
  });

  it('given a call stands on the board, when the next is called, then it is there at once', () => {
    const board = new Board();
    board.reach(call('A012', 7), onbon);
    expect(board.plan(call('A013', 8), onbon)).toMatchObject([
      { kind: 'show', wipe: false, entrance: 'at-once' },
    ]);
  });

  it('given a call stands on the board, when it is recalled, then it rolls in anew where a board can', () => {
    const board = new Board();
    board.reach(call('A012', 7), onbon);
    expect(board.plan(call('A012', 8), onbon)).toMatchObject([{ kind: 'show', entrance: 'roll-in' }]);
  });

  it('given a call stands on a strip, when it is recalled, then the strip goes dark and lights again', () => {
    const board = new Board();
    board.reach(call('A012', 7), strip);
    const kinds = board.reach(call('A012', 8), strip).map(({ kind }) => kind);
    expect(kinds).toEqual(['blank', 'show']);
  });

  it('given the idle text, when only the count of calls moves on, then nothing blinks', () => {
    const board = new Board();
    const idle: BoardDesired = {
      window: 3,
      face: 'idle',
      text: '3号窗口',
      short: '3',
      attention: 7,
      outOfService: false,
    };
    board.reach(idle, onbon);
    expect(board.plan({ ...idle, attention: 8 }, onbon)).toEqual([]);
  });

  it('given the faces of a window, then a call is red, a pause yellow and the idle text green', () => {
    const seen = (['call', 'paused', 'idle'] as const).map(
      (face) => signFor({ ...call('A012', 1), face }, onbon, colours).colour,
    );
    expect(seen).toEqual(['red', 'yellow', 'green']);
  });

  it('given a board of one colour, then it shows that', () => {
    const red: BoardProfile = { ...onbon, colours: ['red'] };
    expect(signFor({ ...call('A012', 1), face: 'idle' }, red, colours).colour).toBe('red');
  });

  it('given any board and any two states, then what is sent leads from one to the other and then there is nothing to send', () => {
    fc.assert(
      fc.property(fc.constantFrom(...profiles), anyDesired, anyDesired, (profile, first, second) => {
        const board = new Board();
        for (const desired of [first, second]) {
          board.reach(desired, profile);
          expect(sameSign(board.shown!.sign, signFor(desired, profile, colours))).toBe(true);
          expect(board.plan(desired, profile)).toEqual([]);
        }
      }),
    );
  });

  it('given any board that was unplugged, then everything is sent again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...profiles), anyDesired, (profile, desired) => {
        const sign = signFor(desired, profile, colours);
        expect(planBoard(undefined, desired, profile, colours)).toMatchObject([
          { kind: 'show', sign, wipe: true },
        ]);
      }),
    );
  });

  it('given any text, then what is shown fits the board or runs through it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...profiles), anyDesired, (profile, desired) => {
        const sign = signFor(desired, profile, colours);
        const size = profile.sizes.find(({ pixels }) => pixels === sign.pixels)!;
        const width = displayWidth(sign.text);
        const room = size.columns * (sign.wraps ? size.lines : 1);
        expect(sign.scrolls ? profile.scrolls : width <= room).toBe(true);
      }),
    );
  });
});
