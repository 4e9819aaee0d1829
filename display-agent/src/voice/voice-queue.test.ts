import { describe, expect, it } from 'vitest';
import { settled, VirtualClock } from '../testing/virtual-clock.ts';
import { VoiceQueue } from './voice-queue.ts';

const second = 1000;

/** A loudspeaker that takes its time for each sentence. */
function queueInTest(sentenceMs: number) {
  const clock = new VirtualClock();
  const begun: string[] = [];
  const said: string[] = [];
  const works: boolean[] = [];
  let sounding = 0;
  let most = 0;
  const at = { fails: false };
  const queue = new VoiceQueue({
    clock,
    say(sentence) {
      begun.push(sentence);
      sounding += 1;
      most = Math.max(most, sounding);
      return new Promise((resolve) =>
        clock.schedule(sentenceMs, () => {
          sounding -= 1;
          said.push(sentence);
          resolve(!at.fails);
        }),
      );
    },
    onWorks: (now) => works.push(now),
  });
  return { clock, queue, begun, said, works, at, most: () => most };
}

describe('the voice of the counters', () => {
  it('given a burst of a minute’s calls, then each is said once, in order, never two at a time', async () => {
    const { clock, queue, said, most } = queueInTest(3 * second);
    const calls = Array.from({ length: 30 }, (_, i) => `call ${i}`);
    for (const call of calls) {
      queue.say(call);
      await clock.pass(2 * second);
    }
    await clock.pass(60 * second);
    expect(said).toEqual(calls);
    expect(most()).toBe(1);
  });

  it('given silence, then a call is said at once', async () => {
    const { queue, begun } = queueInTest(3 * second);
    queue.say('call');
    await settled();
    expect(begun).toEqual(['call']);
  });

  it('given more than the voice can say, then what is older than two minutes is left out and the newest is said', async () => {
    const { clock, queue, begun } = queueInTest(10 * second);
    for (let i = 0; i < 60; i += 1) queue.say(`old ${i}`);
    await clock.pass(119 * second);
    queue.say('new');
    await clock.pass(20 * second);
    expect(begun.at(-1)).toBe('new');
    expect(begun).toHaveLength(14);
    await clock.pass(600 * second);
    expect(begun).toHaveLength(14);
  });

  it('given the loudspeaker fails, then that is told after each sentence, and the next one is tried all the same', async () => {
    const { clock, queue, said, works, at } = queueInTest(second);
    at.fails = true;
    queue.say('one');
    queue.say('two');
    await clock.pass(2 * second);
    at.fails = false;
    queue.say('three');
    await clock.pass(second);
    expect([said, works]).toEqual([
      ['one', 'two', 'three'],
      [false, false, true],
    ]);
  });

  it('given the agent stops, then what waits is not said', async () => {
    const { clock, queue, begun, works } = queueInTest(second);
    queue.say('one');
    queue.say('two');
    queue.close();
    await clock.pass(10 * second);
    expect([begun, works]).toEqual([['one'], []]);
  });
});
