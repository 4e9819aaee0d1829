/** When bytes that belonged to no frame are more than bad luck. */
export interface NoiseLimit {
  /** Skipped bytes within the window that make a cable fault. */
  readonly bytes: number;
  /** Length of the window, ms. A whole window without noise clears the fault. */
  readonly withinMs: number;
}

/** Watches the count of skipped bytes of a line. Time is told to it. */
export class NoiseWatch {
  readonly #limit: NoiseLimit;
  #total = 0;
  #bursts: { at: number; bytes: number }[] = [];
  #noisy = false;

  constructor(limit: NoiseLimit) {
    this.#limit = limit;
  }

  /** Feeds the running total of skipped bytes. Returns whether the cable is to be called noisy now. */
  note(total: number, now: number): boolean {
    if (total > this.#total) this.#add(total - this.#total, now);
    this.#total = total;
    this.#bursts = this.#bursts.filter(({ at }) => now - at < this.#limit.withinMs);
    const recent = this.#bursts.reduce((sum, { bytes }) => sum + bytes, 0);
    this.#noisy = this.#noisy ? recent > 0 : recent >= this.#limit.bytes;
    return this.#noisy;
  }

  /** When to look again although nothing came, ms of the same clock; null when there is nothing to clear. */
  get lookAgainAt(): number | null {
    const last = this.#bursts.at(-1);
    return this.#noisy && last !== undefined ? last.at + this.#limit.withinMs : null;
  }

  #add(bytes: number, now: number): void {
    // One entry a second at most: a line that is nothing but noise must not fill the memory.
    const last = this.#bursts.at(-1);
    if (last !== undefined && now - last.at < 1000) last.bytes += bytes;
    else this.#bursts.push({ at: now, bytes });
  }
}
