import type { Clock } from '../drivers/line/clock.ts';

/** A clock that stands still until a test turns it. */
export class VirtualClock implements Clock {
  #now = 0;
  readonly #due = new Set<{ readonly at: number; readonly fn: () => void }>();

  now(): number {
    return this.#now;
  }

  schedule(ms: number, fn: () => void): () => void {
    const entry = { at: this.#now + ms, fn };
    this.#due.add(entry);
    return () => void this.#due.delete(entry);
  }

  /** The program itself stands still for `ms`: what was due meanwhile is called late, before anything else is heard. */
  async holdUp(ms: number): Promise<void> {
    await settled();
    this.#now += ms;
    await this.pass(0);
  }

  /** Lets `ms` pass: all that is due is called in the order of its time, and what follows from it has its turn. */
  async pass(ms: number): Promise<void> {
    await settled();
    const end = this.#now + ms;
    for (;;) {
      const [next] = [...this.#due].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#due.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.fn();
      await settled();
    }
    this.#now = end;
  }
}

/** Resolves when every promise that could go on has gone on. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
