export interface VoiceQueueOptions<Said> {
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Says one thing aloud; resolves when it has been said: false when the loudspeaker or its program failed. Never rejects. */
  readonly say: (what: Said) => Promise<boolean>;
  /** Told after each whether the voice works. */
  readonly onWorks: (works: boolean) => void;
}

interface Waiting<Said> {
  readonly what: Said;
  readonly at: number;
  readonly ended: (works: boolean) => void;
}

/** Nobody comes for a call so old; it stands on the board. */
const tooOldMs = 120_000;

/** Says one sentence after the other, never two at a time. A burst of calls is said to its end; only what is stale is left out. */
export class VoiceQueue<Said> {
  readonly #options: VoiceQueueOptions<Said>;
  #waiting: Waiting<Said>[] = [];
  #saying = false;
  #closed = false;

  constructor(options: VoiceQueueOptions<Said>) {
    this.#options = options;
  }

  /** `ended` is told whether it was said. */
  say(what: Said, ended: (works: boolean) => void = () => {}): void {
    const now = this.#options.now();
    // Also bounds the queue: it never holds more than was said to it within that time.
    const isStale = ({ at }: Waiting<Said>): boolean => now - at > tooOldMs;
    for (const stale of this.#waiting.filter(isStale)) stale.ended(false);
    this.#waiting = [...this.#waiting.filter((each) => !isStale(each)), { what, at: now, ended }];
    void this.#sayAll();
  }

  async #sayAll(): Promise<void> {
    if (this.#saying) return;
    this.#saying = true;
    const { now, say, onWorks } = this.#options;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift())
      if (now() - next.at <= tooOldMs) {
        const works = await say(next.what);
        // One that was broken off because the program stops says nothing of the loudspeaker.
        if (!this.#closed) onWorks(works);
        next.ended(works);
      } else next.ended(false);
    this.#saying = false;
  }

  /** What waits is not said any more. */
  close(): void {
    this.#closed = true;
    for (const { ended } of this.#waiting.splice(0)) ended(false);
  }
}
