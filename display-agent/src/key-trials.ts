import type { Bilingual } from '@jiaohao/shared';
import type { Found } from '@jiaohao/shared/node';
import type { Clock } from './drivers/line/clock.ts';

interface Waiting {
  readonly window: number;
  readonly end: (found: Found) => void;
}

/** Keys and grades that somebody presses to try a device: each is told to who waits for it, and acted upon by nobody. */
export class KeyTrials {
  readonly #clock: Clock;
  readonly #waiting = new Map<string, Waiting>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Waits for the next press at a device of a window, at most so long, ms. */
  expect(device: string, window: number, patienceMs: number): Promise<Found> {
    return new Promise((resolve) => {
      const end = (found: Found): void => {
        callOff();
        this.#waiting.delete(device);
        resolve(found);
      };
      const callOff = this.#clock.schedule(patienceMs, () => end({ finding: 'no-key' }));
      this.#waiting.set(device, { window, end });
    });
  }

  /** True if somebody waited for this press; then nothing else may come of it. */
  takes(device: string, what: Bilingual): boolean {
    const waiting = this.#waiting.get(device);
    waiting?.end({ finding: 'key-arrived', what });
    return waiting !== undefined;
  }

  /** Somebody waits for a press there. */
  isWaitingAt(window: number): boolean {
    return [...this.#waiting.values()].some((waiting) => waiting.window === window);
  }

  /** The window is needed for its work. */
  overtake(window: number): void {
    for (const waiting of this.#waiting.values())
      if (waiting.window === window) waiting.end({ finding: 'overtaken' });
  }

  close(): void {
    for (const { end } of this.#waiting.values()) end({ finding: 'no-key' });
  }
}
