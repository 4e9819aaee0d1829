import type { Clock } from '../clock.ts';

/** Start bit, eight data bits, stop bit. */
const bitsPerByte = 10;
/** Timers finer than this cost more than they tell. */
const tickMs = 2;

/** One direction of a serial line: bytes come out as fast as the baud rate lets them, in order, however they went in. */
export interface Pacer {
  push(bytes: Uint8Array): void;
  /** Overlays bytes on what is being sent right now, as two talkers at once do; what reaches beyond its end follows it. */
  collide(bytes: Uint8Array): void;
  /** True while bytes are on their way. */
  readonly busy: boolean;
  /** Forgets what is on its way. */
  clear(): void;
}

/** Builds a pacer. `baud` is asked anew for every run of bytes; null means that there is no pacing and bytes pass at once. */
export function createPacer(
  clock: Clock,
  baud: () => number | null,
  deliver: (bytes: Uint8Array) => void,
): Pacer {
  let queue: { byte: number; at: number }[] = [];
  let cancel: (() => void) | null = null;

  const tick = (): void => {
    cancel = null;
    const now = clock.now();
    const arrived = queue.findIndex(({ at }) => at > now);
    const out = queue.splice(0, arrived < 0 ? queue.length : arrived);
    arm();
    if (out.length > 0) deliver(Uint8Array.from(out, ({ byte }) => byte));
  };
  const arm = (): void => {
    const last = queue.at(-1);
    const first = queue[0];
    if (cancel !== null || first === undefined || last === undefined) return;
    const now = clock.now();
    cancel = clock.schedule(Math.max(0, Math.min(last.at, Math.max(first.at, now + tickMs)) - now), tick);
  };
  const append = (bytes: Uint8Array): void => {
    const rate = baud();
    const byteMs = rate === null ? 0 : (bitsPerByte * 1000) / rate;
    const begin = Math.max(clock.now(), queue.at(-1)?.at ?? 0);
    bytes.forEach((byte, i) => queue.push({ byte, at: begin + (i + 1) * byteMs }));
    arm();
  };

  return {
    push(bytes) {
      if (baud() === null && queue.length === 0) deliver(bytes);
      else append(bytes);
    },
    collide(bytes) {
      const overlap = queue.slice(0, bytes.length);
      overlap.forEach((slot, i) => (slot.byte &= bytes[i] ?? 0xff));
      if (bytes.length > overlap.length) append(bytes.subarray(overlap.length));
    },
    get busy() {
      return queue.length > 0;
    },
    clear() {
      cancel?.();
      cancel = null;
      queue = [];
    },
  };
}
