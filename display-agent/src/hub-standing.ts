import type { Session } from '@jiaohao/shared/node';
import type { Clock } from './drivers/line/clock.ts';

/** A link that breaks and is mended within this is no reason to call by hand. A frozen hub has been silent for 3 s by then. */
const aloneAfterMs = 1000;
/** What the hub publishes because of the last entry may come a moment after its answer. */
const settleMs = 200;
/** Entries that are not answered by then do not keep the hub's word from the boards. */
const longestReturnMs = 5000;

type Standing =
  | 'with-hub'
  /** The hub is away: numbers are called by hand. */
  | 'alone'
  /** It is there again and hears what was done without it; keys go to it, boards keep what was called by hand. */
  | 'returning';

export interface HubStandingOptions {
  readonly session: Pick<Session, 'online' | 'onOnline' | 'onThrough'>;
  readonly clock: Clock;
  /** An earlier run was alone and the hub has not heard all of it. */
  readonly wasAlone: boolean;
  /** The hub is back and has heard everything. */
  onBack(): void;
}

/** Whether this agent is with the hub or on its own. */
export class HubStanding {
  readonly #options: HubStandingOptions;
  readonly #stop: readonly (() => void)[];
  #standing: Standing;
  #presses = new AbortController();
  #cancel: () => void = () => {};

  constructor(options: HubStandingOptions) {
    const { session, wasAlone } = options;
    this.#options = options;
    this.#standing = wasAlone ? 'alone' : 'with-hub';
    this.#stop = [
      session.onOnline((online) => (online ? this.#up() : this.#down())),
      session.onThrough(() => this.#through()),
    ];
    if (session.online) this.#up();
    else this.#down();
  }

  get isAlone(): boolean {
    return this.#standing === 'alone';
  }

  /** Aborted when the agent finds itself alone: presses that the hub has not answered by then are withdrawn. */
  get presses(): AbortSignal {
    return this.#presses.signal;
  }

  close(): void {
    this.#cancel();
    for (const stop of this.#stop) stop();
  }

  #down(): void {
    this.#cancel();
    if (this.#standing === 'with-hub') this.#after(aloneAfterMs, () => this.#beAlone());
    else this.#beAlone();
  }

  #beAlone(): void {
    this.#standing = 'alone';
    this.#presses.abort();
  }

  #up(): void {
    this.#cancel();
    if (this.#standing !== 'alone') return;
    this.#standing = 'returning';
    this.#presses = new AbortController();
    this.#after(longestReturnMs, () => this.#back());
  }

  #through(): void {
    if (this.#standing === 'returning') this.#after(settleMs, () => this.#back());
  }

  #back(): void {
    this.#standing = 'with-hub';
    this.#options.onBack();
  }

  #after(ms: number, then: () => void): void {
    this.#cancel();
    this.#cancel = this.#options.clock.schedule(ms, then);
  }
}
