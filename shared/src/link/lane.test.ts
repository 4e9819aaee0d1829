import { describe, expect, it } from 'vitest';
import { createLane, isSilentDevice } from './lane.ts';

/** A lane on virtual time: `pass` lets the running time-out expire. */
function laneInTest(retries: number) {
  const sent: number[] = [];
  const timers: { fn: () => void; live: boolean }[] = [];
  const lane = createLane<number, number>({
    send: (request) => sent.push(request),
    answers: (request, reply) => reply === request * 10,
    timeoutMs: () => 100,
    retries,
    schedule: (_ms, fn) => {
      const timer = { fn, live: true };
      timers.push(timer);
      return () => {
        timer.live = false;
      };
    },
  });
  const pass = () => {
    for (const timer of timers.splice(0)) if (timer.live) timer.fn();
  };
  return { lane, sent, pass };
}

describe('a command lane', () => {
  it('given one request in flight, when another comes, then it waits for the answer to the first', async () => {
    const { lane, sent } = laneInTest(2);
    const first = lane.ask(1);
    const second = lane.ask(2);
    expect(sent).toEqual([1]);
    expect(lane.offer(10)).toBe(true);
    expect(sent).toEqual([1, 2]);
    lane.offer(20);
    expect(await Promise.all([first, second])).toEqual([10, 20]);
  });

  it('given a reply that answers nothing in flight, then it is for someone else', () => {
    const { lane } = laneInTest(0);
    expect(lane.offer(10)).toBe(false);
    void lane.ask(1).catch(() => {});
    expect(lane.offer(77)).toBe(false);
  });

  it('given silence, then it tries again as often as told, then gives up and goes on with the next', async () => {
    const { lane, sent, pass } = laneInTest(2);
    const first = lane.ask(1);
    const second = lane.ask(2);
    const gaveUp = first.catch((error: unknown) => isSilentDevice(error));
    pass();
    pass();
    expect(sent).toEqual([1, 1, 1]);
    pass();
    expect(await gaveUp).toBe(true);
    expect(sent).toEqual([1, 1, 1, 2]);
    lane.offer(20);
    expect(await second).toBe(20);
  });

  it('given an answer to the second try, then no time-out comes later', async () => {
    const { lane, sent, pass } = laneInTest(1);
    const asked = lane.ask(1);
    pass();
    lane.offer(10);
    pass();
    expect(await asked).toBe(10);
    expect(sent).toEqual([1, 1]);
  });

  it('given the link is lost, then all who wait are told and the lane can be used again', async () => {
    const { lane, sent } = laneInTest(1);
    const lost = Promise.allSettled([lane.ask(1), lane.ask(2)]);
    lane.fail(new Error('unplugged'));
    expect((await lost).map((one) => one.status)).toEqual(['rejected', 'rejected']);
    const again = lane.ask(3);
    lane.offer(30);
    expect(await again).toBe(30);
    expect(sent).toEqual([1, 3]);
  });
});
