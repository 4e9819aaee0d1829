import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VoiceQueue } from './voice-queue.ts';

const second = 1000;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** A loudspeaker that takes its time for each sentence. */
function queueInTest(sentenceMs: number) {
  const begun: string[] = [];
  const said: string[] = [];
  const works: boolean[] = [];
  let sounding = 0;
  let most = 0;
  const at = { fails: false };
  const queue = new VoiceQueue<string>({
    now: () => Date.now(),
    say(sentence) {
      begun.push(sentence);
      sounding += 1;
      most = Math.max(most, sounding);
      return new Promise((resolve) =>
        setTimeout(() => {
          sounding -= 1;
          said.push(sentence);
          resolve(!at.fails);
        }, sentenceMs),
      );
    },
    onWorks: (now) => works.push(now),
  });
  return { queue, begun, said, works, at, most: () => most };
}

describe('the queue of what is said', () => {
  it('given a burst of a minute’s calls, then each is said once, in order, never two at a time', async () => {
    const { queue, said, most } = queueInTest(3 * second);
    const calls = Array.from({ length: 30 }, (_, i) => `call ${i}`);
    for (const call of calls) {
      queue.say(call);
      await pass(2 * second);
    }
    await pass(60 * second);
    expect(said).toEqual(calls);
    expect(most()).toBe(1);
  });

  it('given silence, then a call is said at once', async () => {
    const { queue, begun } = queueInTest(3 * second);
    queue.say('call');
    await pass(0);
    expect(begun).toEqual(['call']);
  });

  it('given more than the voice can say, then what is older than two minutes is left out and the newest is said', async () => {
    const { queue, begun } = queueInTest(10 * second);
    for (let i = 0; i < 60; i += 1) queue.say(`old ${i}`);
    await pass(119 * second);
    queue.say('new');
    await pass(20 * second);
    expect(begun.at(-1)).toBe('new');
    expect(begun).toHaveLength(14);
    await pass(600 * second);
    expect(begun).toHaveLength(14);
  });

  it('given the loudspeaker fails, then that is told after each sentence, and the next one is tried all the same', async () => {
    const { queue, said, works, at } = queueInTest(second);
    at.fails = true;
    queue.say('one');
    queue.say('two');
    await pass(2 * second);
    at.fails = false;
    queue.say('three');
    await pass(second);
    expect([said, works]).toEqual([
      ['one', 'two', 'three'],
      [false, false, true],
    ]);
  });

  it('given the program stops, then what waits is not said', async () => {
    const { queue, begun, works } = queueInTest(second);
    queue.say('one');
    queue.say('two');
    queue.close();
    await pass(10 * second);
    expect([begun, works]).toEqual([['one'], []]);
  });
});
