import { NoiseWatch, type ByteLink, type NoiseLimit } from '@jiaohao/shared';
import type { Clock } from './clock.ts';
import { OwnEcho } from './own-echo.ts';
import { TurnQueue, type Compose } from './turn-queue.ts';

/** One protocol spoken on a line. Several may share an RS-485 pair, so each of them hears every byte. */
export interface Dialect {
  receive(bytes: Uint8Array): void;
  /** The line went quiet: a frame that has not ended by now never will. */
  flush(): void;
  /** Bytes so far that belonged to none of this protocol's frames. */
  readonly skipped: number;
  /** Bytes held for the rest of a frame. */
  readonly pending: number;
}

/** What happens to a line. Listeners are told what happens from now on; how the line stands is in its properties. */
export interface LineListener {
  up?(): void;
  /** Once per absence; `why` is a sentence for a technician. */
  down?(why: string): void;
  noise?(noisy: boolean): void;
}

export interface LineOptions {
  readonly baud: number;
  /** How long the line must have been idle before a turn, ms; 0 where nobody talks unasked. */
  readonly idleMs: number;
  /** How long a frame may pause in its middle, ms. */
  readonly quietMs: number;
  /** How much later than its transmit time an echo may come in (buffers of adapters and serial servers), ms. */
  readonly echoLateMs: number;
  readonly noise: NoiseLimit;
  readonly clock: Clock;
  /** Opens the port and keeps it open, as `keepLink` does. */
  keep(events: { up(link: ByteLink): void; down(why: string): void }): { close(): Promise<void> };
}

/** Start bit, eight data bits, stop bit. */
const bitsPerByte = 10;

/** One port: its only owner and its only write queue. It opens itself again for ever. */
export class Line {
  readonly #options: LineOptions;
  readonly #echo = new OwnEcho();
  readonly #watch: NoiseWatch;
  readonly #queue: TurnQueue;
  readonly #kept: { close(): Promise<void> };
  readonly #dialects: Dialect[] = [];
  readonly #listeners: LineListener[] = [];
  #link: ByteLink | null = null;
  #missing: string | null = null;
  #received = 0;
  #noisy = false;
  #sendingUntil = Number.NEGATIVE_INFINITY;
  #cancelQuiet: (() => void) | null = null;
  #cancelLook: (() => void) | null = null;

  constructor(options: LineOptions) {
    this.#options = options;
    this.#watch = new NoiseWatch(options.noise);
    this.#queue = new TurnQueue({ ...options, write: (bytes) => this.writeNow(bytes) });
    this.#kept = options.keep({ up: (link) => this.#up(link), down: (why) => this.#down(why) });
  }

  get isUp(): boolean {
    return this.#link !== null;
  }

  /** Why the port is away; null while it is there, and before the first try to open it has ended. */
  get missing(): string | null {
    return this.#missing;
  }

  get isNoisy(): boolean {
    return this.#noisy;
  }

  /** Bytes since the start that belonged to no frame of any dialect. */
  get skipped(): number {
    // Every dialect skips the frames of the others: noise is what none of them took.
    const sum = this.#dialects.reduce((total, { skipped, pending }) => total + skipped + pending, 0);
    return Math.max(0, sum - this.#received * Math.max(0, this.#dialects.length - 1));
  }

  /** Attaches a protocol; before the first byte, so at start only. */
  attach(dialect: Dialect): void {
    this.#dialects.push(dialect);
  }

  listen(listener: LineListener): void {
    this.#listeners.push(listener);
  }

  /** Writes at once, ahead of everything that waits for a turn: an acknowledgement. Lost if the line is down. */
  writeNow(bytes: Uint8Array): void {
    if (this.#link === null) return;
    const now = this.#options.clock.now();
    const takes = (bytes.length * bitsPerByte * 1000) / this.#options.baud;
    this.#sendingUntil = Math.max(now, this.#sendingUntil) + takes;
    this.#queue.busy(this.#sendingUntil);
    this.#echo.expect(bytes, now, this.#sendingUntil + this.#options.echoLateMs);
    // A write that fails loses the link, and `down` tells of that.
    this.#link.write(bytes).catch(() => {});
  }

  /**
   * Asks for a turn. When the line is free `compose` makes the bytes, so that what is said is the newest. Turns asked for
   * while the line is down are dropped: who listens for `up` asks again.
   */
  askTurn(compose: Compose): void {
    if (this.#link !== null) this.#queue.ask(compose);
  }

  async close(): Promise<void> {
    this.#hangUp();
    this.#cancelLook?.();
    await this.#kept.close();
  }

  #up(link: ByteLink): void {
    this.#echo.reset();
    this.#link = link;
    this.#missing = null;
    link.onBytes((bytes) => {
      if (this.#link === link) this.#hear(bytes);
    });
    for (const listener of this.#listeners) listener.up?.();
  }

  #down(why: string): void {
    this.#hangUp();
    this.#missing = why;
    for (const dialect of this.#dialects) dialect.flush();
    for (const listener of this.#listeners) listener.down?.(why);
  }

  #hangUp(): void {
    this.#link = null;
    this.#sendingUntil = Number.NEGATIVE_INFINITY;
    this.#queue.clear();
    this.#cancelQuiet?.();
    this.#cancelQuiet = null;
  }

  #hear(bytes: Uint8Array): void {
    const now = this.#options.clock.now();
    this.#queue.busy(now);
    this.#deliver(this.#echo.strip(bytes, now));
    this.#waitForQuiet();
    this.#lookAtNoise();
  }

  #deliver(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#received += bytes.length;
    for (const dialect of this.#dialects) dialect.receive(bytes);
  }

  #waitForQuiet(): void {
    this.#cancelQuiet?.();
    this.#cancelQuiet = null;
    if (this.#echo.held === 0 && this.#dialects.every(({ pending }) => pending === 0)) return;
    const { clock, quietMs } = this.#options;
    const due = clock.now() + quietMs;
    this.#cancelQuiet = clock.schedule(quietMs, () => {
      this.#cancelQuiet = null;
      // Called late: it was not the line that was quiet but we who did not listen; the rest may wait in the port.
      if (clock.now() - due >= quietMs) {
        this.#waitForQuiet();
        return;
      }
      this.#deliver(this.#echo.release());
      for (const dialect of this.#dialects) dialect.flush();
      this.#lookAtNoise();
    });
  }

  #lookAtNoise(): void {
    if (this.#dialects.some(({ pending }) => pending > 0)) return;
    const now = this.#options.clock.now();
    const before = this.#noisy;
    this.#noisy = this.#watch.note(this.skipped, now);
    this.#cancelLook?.();
    const at = this.#watch.lookAgainAt;
    this.#cancelLook = at === null ? null : this.#options.clock.schedule(at - now, () => this.#lookAtNoise());
    if (this.#noisy !== before) for (const listener of this.#listeners) listener.noise?.(this.#noisy);
  }
}
