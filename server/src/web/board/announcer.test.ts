import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAnnouncer, leastShownMs } from './announcer.ts';
import type { BoardCall } from './call-book.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const sentenceMs = 4500;

function board() {
  const shown: string[] = [];
  const said: string[] = [];
  const world = { works: true, sounding: 0, most: 0, silent: 0 };
  const announcer = createAnnouncer({
    now: () => Date.now(),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    show: ({ ticket }) => void shown.push(ticket),
    async say({ ticket }) {
      world.sounding += 1;
      world.most = Math.max(world.most, world.sounding);
      await new Promise((resolve) => setTimeout(resolve, sentenceMs));
      world.sounding -= 1;
      said.push(ticket);
      return world.works;
    },
    onSilent: () => void (world.silent += 1),
  });
  return { announcer, shown, said, world };
}

const call = (ticket: string): BoardCall => ({
  ticket,
  window: 1,
  again: false,
  moved: false,
  voice: 'screen',
  at: 0,
});
const burst = ['A001', 'A002', 'B001', 'B002', 'C001'];

describe('several calls in the same second', () => {
  it('each get their time on the screen, in order', async () => {
    const { announcer, shown } = board();
    for (const ticket of burst) announcer.announce(call(ticket), false);
    await pass(0);
    for (const [n] of burst.entries()) {
      expect(shown).toEqual(burst.slice(0, n + 1));
      await pass(leastShownMs);
    }
  });

  it('are said one after the other while each is shown, none left out', async () => {
    const { announcer, shown, said, world } = board();
    for (const ticket of burst) announcer.announce(call(ticket), true);
    await pass(sentenceMs * 2 + 100);
    expect(shown).toEqual(burst.slice(0, 3));
    expect(said).toEqual(burst.slice(0, 2));
    await pass(sentenceMs * 3);
    expect([said, world.most, world.silent]).toEqual([burst, 1, 0]);
  });
});

describe('a loudspeaker that fails', () => {
  it('is told, and the calls are shown all the same', async () => {
    const { announcer, shown, world } = board();
    world.works = false;
    for (const ticket of burst) announcer.announce(call(ticket), true);
    await pass(sentenceMs * burst.length);
    expect([shown, world.silent]).toEqual([burst, burst.length]);
  });

  it('is not asked for calls that others say', async () => {
    const { announcer, said, world } = board();
    world.works = false;
    announcer.announce(call('A001'), false);
    await pass(leastShownMs);
    expect([said, world.silent]).toEqual([[], 0]);
  });
});
