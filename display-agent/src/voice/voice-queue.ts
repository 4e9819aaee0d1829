import type { Clock } from '../drivers/line/clock.ts';

export interface VoiceQueueOptions {
  readonly clock: Clock;
  /** Says one sentence aloud; resolves when it has been said: false when the loudspeaker or its program failed. Never rejects. */
  readonly say: (sentence: string) => Promise<boolean>;
  /** Told after each sentence whether the voice works. */
  readonly onWorks: (works: boolean) => void;
}

/** Nobody comes for a call so old; it stands on the board. */
const tooOldMs = 120_000;

/** Says one sentence after the other, never two at a time. A burst of calls is said to its end; only what is stale is left out. */
export class VoiceQueue {
  readonly #options: VoiceQueueOptions;
  #waiting: { readonly sentence: string; readonly at: number }[] = [];
  #saying = false;
  #closed = false;

  constructor(options: VoiceQueueOptions) {
    this.#options = options;
  }

  say(sentence: string): void {
    const now = this.#options.clock.now();
    // Also bounds the queue: it never holds more than was said to it within that time.
    this.#waiting = [...this.#waiting.filter(({ at }) => now - at <= tooOldMs), { sentence, at: now }];
    void this.#sayAll();
  }

  async #sayAll(): Promise<void> {
    if (this.#saying) return;
    this.#saying = true;
    const { clock, say, onWorks } = this.#options;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift())
      if (clock.now() - next.at <= tooOldMs) {
        const works = await say(next.sentence);
        // One that was broken off because the agent stops says nothing of the loudspeaker.
        if (!this.#closed) onWorks(works);
      }
    this.#saying = false;
  }

  /** What waits is not said any more. */
  close(): void {
    this.#closed = true;
    this.#waiting = [];
  }
}
