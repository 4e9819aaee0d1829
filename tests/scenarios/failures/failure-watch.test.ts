import { describe, expect, it } from 'vitest';
import { verdictOf } from './failure-watch.ts';

const quiet = { ownTurnMs: 20, echoMs: 2, contended: 0.1 };
const noticed = (withinSeconds: number | null, ms: number, load = quiet) =>
  verdictOf({ row: 'board-silent', what: { zh: '屏', en: 'board' }, withinSeconds, ms, load });

describe('a measured time', () => {
  it('is in time at its limit, and too late beyond it', () => {
    expect([noticed(3, 3000), noticed(3, 3001)]).toEqual(['in time', 'too late']);
  });

  it('has no limit where a person says so', () => {
    expect(noticed(null, 60_000)).toBe('in time');
  });

  it.each([
    { ...quiet, ownTurnMs: 900 },
    { ...quiet, echoMs: 900 },
    { ...quiet, contended: 0.9 },
  ])('says nothing beyond its limit on a machine that was starved: %j', (load) => {
    expect(noticed(3, 5000, load)).toBe('undecided');
    expect(noticed(3, 1000, load)).toBe('in time');
  });

  it('says what it says where the system tells nothing of its processors', () => {
    expect(
      verdictOf({
        row: 'x',
        what: { zh: '', en: '' },
        withinSeconds: 1,
        ms: 2000,
        load: { ...quiet, contended: null },
      }),
    ).toBe('too late');
  });
});
