import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchHub, type HubWatch } from './hub-watch.ts';

let answers: boolean;
let asked: number;
let silent: number;
let watch: HubWatch;

beforeEach(() => {
  vi.useFakeTimers();
  [answers, asked, silent] = [true, 0, 0];
  watch = watchHub({
    ask() {
      asked += 1;
      if (answers) watch.heard();
    },
    onSilent: () => (silent += 1),
  });
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

it('given a hub that answers, then it is asked every one and a half seconds', () => {
  vi.advanceTimersByTime(60_000);
  expect([asked, silent]).toEqual([40, 0]);
});

it.each([0, 750])(
  'given a hub that answers no more, then that is noticed within the hall’s five seconds, once (%i ms later)',
  (ms) => {
    vi.advanceTimersByTime(15_000 + ms);
    answers = false;
    vi.advanceTimersByTime(3750);
    expect(silent).toBe(1);
    vi.advanceTimersByTime(60_000);
    expect(silent).toBe(1);
  },
);

it('given a hub that hangs for two seconds, then it is not given up', () => {
  vi.advanceTimersByTime(15_000);
  answers = false;
  vi.advanceTimersByTime(2000);
  answers = true;
  watch.heard();
  vi.advanceTimersByTime(60_000);
  expect(silent).toBe(0);
});

it('given a pause of this process itself, then the hub has its time to answer all the same', () => {
  answers = false;
  // Timers that are late fire once.
  for (let n = 0; n < 3; n += 1) {
    vi.setSystemTime(Date.now() + 60_000);
    vi.advanceTimersByTime(750);
  }
  watch.heard();
  answers = true;
  vi.advanceTimersByTime(60_000);
  expect(silent).toBe(0);
});

it('is over when the connection is', () => {
  watch.stop();
  answers = false;
  vi.advanceTimersByTime(60_000);
  expect([asked, silent]).toEqual([0, 0]);
});
