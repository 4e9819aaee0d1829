import { describe, expect, it } from 'vitest';
import { createRandom } from '../../hardware-sim/src/hall/random.ts';
import { planTroubles, type Fallible } from './plan.ts';

const hall: readonly Fallible[] = [
  { subject: 'hub', kind: 'program', troubles: ['killed', 'frozen'] },
  { subject: 'K1', kind: 'program', troubles: ['killed', 'frozen', 'link-cut'] },
  { subject: 'K2', kind: 'program', troubles: ['killed', 'frozen', 'link-cut'] },
  { subject: 'D1', kind: 'program', troubles: ['killed', 'frozen', 'link-cut'] },
  { subject: 'K1-printer', kind: 'printer', troubles: ['paper-out', 'cutter'] },
  { subject: 'board-1', kind: 'board', troubles: ['silent', 'unplugged'] },
  { subject: 'counter-bus', kind: 'counter-bus', troubles: ['unplugged'] },
];
const minutes = (count: number): number => count * 60_000;
const seeds = Array.from({ length: 50 }, (_, seed) => seed);

describe('the plan of a run', () => {
  it('is the same for the same seed, and another for another', () => {
    const [one, again, other] = [7, 7, 8].map((seed) => planTroubles(hall, minutes(3), createRandom(seed)));
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it.each(seeds)(
    'seed %i: nothing fails twice at once, few things fail together, all is over at the end',
    (seed) => {
      const plan = planTroubles(hall, minutes(5), createRandom(seed));
      expect(plan.length).toBeGreaterThan(20);
      for (const [i, one] of plan.entries()) {
        expect(one.to).toBeLessThanOrEqual(minutes(5));
        const together = plan.filter(({ from, to }) => from <= one.from && one.from < to);
        expect(together.length).toBeLessThanOrEqual(4);
        const again = plan.slice(i + 1).filter(({ subject }) => subject === one.subject);
        for (const other of again) expect(other.from).toBeGreaterThanOrEqual(one.to);
      }
    },
  );

  it.each(seeds)(
    'seed %i: a minute and a half is enough for a hub, an agent, a link and paper to fail',
    (seed) => {
      const plan = planTroubles(hall, minutes(1.5), createRandom(seed));
      const happened = new Set(plan.map(({ subject, trouble }) => `${subject} ${trouble}`));
      for (const wanted of ['hub killed', 'K1 killed', 'K2 link-cut', 'K1-printer paper-out'])
        expect(happened).toContain(wanted);
    },
  );
});
