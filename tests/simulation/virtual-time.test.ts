import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { createVirtualTime } from './virtual-time.ts';

describe('virtual time', () => {
  it('calls everything in order of its time, and of asking at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 }), async (times) => {
        const time = createVirtualTime(0);
        const called: [number, number][] = [];
        times.forEach((at, order) => time.schedule(at, () => called.push([time.now(), order])));
        await time.pass(100);
        const expected = times
          .map((at, order): [number, number] => [at, order])
          .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        expect(called).toEqual(expected);
      }),
    );
  });

  it('lets promises go on before the clock does', async () => {
    const time = createVirtualTime(0);
    const seen: string[] = [];
    const walk = async (): Promise<void> => {
      await time.until(10);
      await Promise.resolve();
      seen.push(`walker at ${time.now()}`);
      await time.until(15);
      seen.push(`walker at ${time.now()}`);
    };
    void walk();
    time.schedule(12, () => seen.push('bell at 12'));
    await time.pass(100);
    expect(seen).toEqual(['walker at 10', 'bell at 12', 'walker at 15']);
  });

  it('does not call what was called off, nor what lies beyond the end', async () => {
    const time = createVirtualTime(5);
    const called: string[] = [];
    time.schedule(6, () => called.push('off'))();
    time.schedule(20, () => called.push('later'));
    time.schedule(1, () => called.push('past'));
    await time.pass(10);
    expect(called).toEqual(['past']);
    expect(time.now()).toBe(5);
  });
});
