import { describe, expect, it } from 'vitest';
import { KeyTrials } from './key-trials.ts';
import { VirtualClock } from './testing/virtual-clock.ts';

const callNext = { zh: '叫号', en: 'Call next' };

describe('a key that is waited for', () => {
  it('given it comes, then it is told, once, and the next press is the clerk’s', async () => {
    const trials = new KeyTrials(new VirtualClock());
    const found = trials.expect('keypad-3', 3, 30_000);
    expect([
      trials.takes('keypad-4', callNext),
      trials.takes('keypad-3', callNext),
      trials.takes('keypad-3', callNext),
    ]).toEqual([false, true, false]);
    expect(await found).toEqual({ finding: 'key-arrived', what: callNext });
  });

  it('given nobody presses it, then that is told after a while', async () => {
    const clock = new VirtualClock();
    const trials = new KeyTrials(clock);
    const found = trials.expect('keypad-3', 3, 30_000);
    await clock.pass(30_000);
    expect(await found).toEqual({ finding: 'no-key' });
    expect(trials.takes('keypad-3', callNext)).toBe(false);
  });

  it('given a number is called at its window, then that goes first', async () => {
    const trials = new KeyTrials(new VirtualClock());
    const [here, there] = [trials.expect('keypad-3', 3, 30_000), trials.expect('keypad-4', 4, 30_000)];
    trials.overtake(3);
    expect(await here).toEqual({ finding: 'overtaken' });
    trials.close();
    expect(await there).toEqual({ finding: 'no-key' });
  });
});
