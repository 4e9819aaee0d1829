import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calls, idles } from '../testing/invented.ts';
import {
  blankFace,
  callsAgain,
  callsByHand,
  handCallOver,
  handsOver,
  hubSays,
  shownBy,
  stillCalls,
  type WindowFace,
} from './window-face.ts';

type Step = (face: WindowFace) => WindowFace;
/** Window 3 after these steps. */
const after = (...steps: readonly Step[]): WindowFace =>
  steps.reduce((face, step) => step(face), blankFace(3));
const hub =
  (number: string, attention: number): Step =>
  (face) =>
    hubSays(face, calls(3, number, attention));
const hubIdle =
  (attention: number): Step =>
  (face) =>
    hubSays(face, idles(3, attention));
const byHand =
  (number: string): Step =>
  (face) =>
    callsByHand(face, number);

const shown = (face: WindowFace) => shownBy(face)?.short;
/** How often the window drew attention in the last step. */
const calledIn = (before: readonly Step[], step: Step): number => {
  const face = after(...before);
  return step(face).attention - face.attention;
};

describe('what a window shows', () => {
  it('given nothing is known, then nothing', () => {
    expect(shownBy(after())).toBeUndefined();
  });

  it('given the hub, then what it says, and each call and recall of its draws attention but the first word of it', () => {
    expect(shown(after(hub('A012', 5)))).toBe('A012');
    expect(calledIn([], hub('A012', 5))).toBe(0);
    expect(calledIn([hub('A012', 5)], hub('A012', 5))).toBe(0);
    expect(calledIn([hub('A012', 5)], hub('A012', 6))).toBe(1);
    expect(calledIn([hub('A012', 5)], hub('A013', 6))).toBe(1);
    expect(calledIn([hub('A012', 5)], hubIdle(6))).toBe(0);
  });

  it('given a number called by hand, then that, in the hub’s own words', () => {
    expect(shownBy(after(hub('A011', 5), byHand('A012')))).toMatchObject({
      face: 'call',
      text: '请A012号到3号窗口',
      short: 'A012',
    });
    expect(calledIn([hub('A011', 5)], byHand('A012'))).toBe(1);
    expect(calledIn([hub('A011', 5), byHand('A012')], callsAgain)).toBe(1);
  });

  it('given nobody came for it, then the window’s own text: the hub’s call before it is over', () => {
    expect(shown(after(hub('A011', 5), byHand('A012'), handCallOver))).toBe('3号');
    expect(shown(after(hubIdle(4), hub('A011', 5), byHand('A012'), handCallOver))).toBe('3号');
  });

  it('given a paused or closed window calls by hand and nobody came, then its sign is back', () => {
    const paused: Step = (face) => hubSays(face, { ...idles(3, 5), face: 'paused', short: '暂停' });
    expect(shown(after(paused, byHand('A012'), handCallOver))).toBe('暂停');
  });

  it('given the hub is back with what it said before, then the number called by hand stays until it knows of it', () => {
    expect(shown(after(hub('A011', 5), byHand('A012'), hub('A011', 5)))).toBe('A012');
    expect(shown(after(hub('A011', 5), byHand('A012'), hub('A011', 5), hub('A012', 6)))).toBe('A012');
  });

  it.each([
    ['A012', 'A012'],
    ['012', 'A012'],
    ['012', 'A0012'],
  ])(
    'given %s called by hand is %s in the books, then it stands on without a second call',
    (keyed, booked) => {
      const before = [hub('A011', 5), byHand(keyed), hub(booked, 6)];
      expect(shown(after(...before, handsOver))).toBe(booked);
      expect(calledIn(before, handsOver)).toBe(0);
      expect(calledIn([...before, handsOver], hub(booked, 7))).toBe(1);
    },
  );

  it('given the hub has called somebody else since, then that is called', () => {
    const before = [hub('A011', 5), byHand('A012'), hub('A013', 7)];
    expect(shown(after(...before, handsOver))).toBe('A013');
    expect(calledIn(before, handsOver)).toBe(1);
  });

  it('given the hub could not enter the call, then what it says stands, and an old call is not made anew', () => {
    const before = [hub('A011', 5), byHand('012'), hub('A011', 5)];
    expect(shown(after(...before, handsOver))).toBe('A011');
    expect(calledIn(before, handsOver)).toBe(0);
  });

  it('given a call by hand from before the agent was started, then it stands and is not made anew', () => {
    const still: Step = (face) => stillCalls(face, 'A012');
    expect(shown(after(hub('A011', 5), still))).toBe('A012');
    expect(calledIn([hub('A011', 5)], still)).toBe(0);
  });

  it('given a board out of service, then it is so whatever is called by hand', () => {
    const out: Step = (face) => hubSays(face, { ...calls(3, 'A011', 5), outOfService: true });
    expect(shownBy(after(out, byHand('A012')))?.outOfService).toBe(true);
  });

  it('given any history and the hub back, then the window shows what the hub says, and attention never shrinks', () => {
    const anyStep: fc.Arbitrary<Step> = fc.oneof(
      fc.tuple(fc.constantFrom('A011', 'A012', 'A013'), fc.nat(9)).map(([number, n]) => hub(number, n)),
      fc.nat(9).map((n) => hubIdle(n)),
      fc.constantFrom('A012', '012', 'A014').map((number) => byHand(number)),
      fc.constantFrom<Step>(callsAgain, handCallOver, handsOver),
    );
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 15 }), (steps) => {
        let face = after();
        for (const step of steps) {
          const next = step(face);
          expect(next.attention).toBeGreaterThanOrEqual(face.attention);
          face = next;
        }
        face = handsOver(face);
        expect(shownBy(face)?.text).toBe(face.hub?.text);
      }),
    );
  });
});
