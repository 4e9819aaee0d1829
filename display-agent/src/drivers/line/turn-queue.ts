import type { Clock } from './clock.ts';

/** Makes the bytes of one turn when the turn comes; null gives the turn back. */
export type Compose = () => Uint8Array | null;

export interface TurnQueueOptions {
  /** How long the line must have been idle before a turn, ms. 0 where nobody talks unasked: a turn then waits for nothing. */
  readonly idleMs: number;
  readonly clock: Clock;
  write(bytes: Uint8Array): void;
}

/** Who may write next on a shared line, and when: one after the other, each only after the line was idle. */
export class TurnQueue {
  readonly #options: TurnQueueOptions;
  #turns: Compose[] = [];
  #busyUntil = Number.NEGATIVE_INFINITY;
  #cancel: (() => void) | null = null;
  #serving = false;

  constructor(options: TurnQueueOptions) {
    this.#options = options;
  }

  /** Asks for a turn. */
  ask(compose: Compose): void {
    this.#turns.push(compose);
    if (this.#cancel === null) this.#serve();
  }

  /** Somebody, we or a device, uses the line until `until` (milliseconds of the clock). */
  busy(until: number): void {
    this.#busyUntil = Math.max(this.#busyUntil, until);
  }

  /** Forgets all who wait and who last spoke: the link is gone. */
  clear(): void {
    this.#turns = [];
    this.#busyUntil = Number.NEGATIVE_INFINITY;
    this.#cancel?.();
    this.#cancel = null;
  }

  #serve(): void {
    // A turn's maker may ask for the next turn: that one waits its time in the queue.
    if (this.#serving) return;
    this.#serving = true;
    while (this.#turns.length > 0) {
      const wait = this.#waitMs();
      if (wait > 0) {
        this.#cancel = this.#options.clock.schedule(wait, () => {
          this.#cancel = null;
          this.#serve();
        });
        break;
      }
      const bytes = this.#turns.shift()?.() ?? null;
      if (bytes !== null) this.#options.write(bytes);
    }
    this.#serving = false;
  }

  #waitMs(): number {
    const { idleMs, clock } = this.#options;
    return idleMs === 0 ? 0 : this.#busyUntil + idleMs - clock.now();
  }
}
