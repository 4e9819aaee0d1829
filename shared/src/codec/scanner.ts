import type { Framer, Witness } from './codec.ts';

/** What a scan of the held bytes found at their beginning. */
export type Scan<Message> =
  /** A frame may begin here but is not complete yet. */
  | { readonly found: 'partial' }
  /** The first `bytes` bytes belong to no frame. */
  | { readonly found: 'garbage'; readonly bytes: number }
  /** A frame of `bytes` bytes that carries `message`. */
  | { readonly found: 'message'; readonly bytes: number; readonly message: Message }
  /** A message inside a frame that is still under way: it is taken out at `at`, and the bytes around it close up. */
  | { readonly found: 'lifted'; readonly at: number; readonly bytes: number; readonly message: Message };

/** The shared answers of a scan. */
export const partial = { found: 'partial' } as const;
/** The first `bytes` bytes (default one) are noise; the scan goes on behind them. */
export const garbage = (bytes = 1): Scan<never> => ({ found: 'garbage', bytes });
/** A complete message of `bytes` bytes. */
export const message = <M>(bytes: number, value: M): Scan<M> => ({ found: 'message', bytes, message: value });
/** A complete message of `bytes` bytes that stands inside another frame, `at` bytes from its beginning. */
export const lifted = <M>(at: number, bytes: number, value: M): Scan<M> => ({
  found: 'lifted',
  at,
  bytes,
  message: value,
});

export interface FramerOptions<Message> {
  /** A frame longer than this is noise, bytes: a broken length must not hold the line for ever. */
  readonly limit?: number;
  /** `drop`: a flush does not look again at the bytes held, for protocols where the rest of a torn frame would pass for another. */
  readonly onFlush?: 'rescan' | 'drop';
  readonly witness?: Witness<Message> | undefined;
}

/**
 * Builds a resynchronising framer out of one pure function that looks at the bytes held so far (never empty) and says
 * what lies at their beginning.
 */
export function createFramer<Message>(
  scan: (held: Uint8Array) => Scan<Message>,
  { limit = 4096, onFlush = 'rescan', witness }: FramerOptions<Message> = {},
): Framer<Message> {
  let held = new Uint8Array(0);
  let skipped = 0;

  const drain = (): Message[] => {
    const found: Message[] = [];
    let at = 0;
    while (at < held.length) {
      const result = scan(held.subarray(at));
      if (result.found === 'partial' && held.length - at <= limit) break;
      if (result.found === 'message') {
        found.push(result.message);
        witness?.(held.slice(at, at + result.bytes), result.message);
        at += result.bytes;
      } else if (result.found === 'lifted') {
        found.push(result.message);
        witness?.(held.slice(at + result.at, at + result.at + result.bytes), result.message);
        held = withoutBytes(held, at + result.at, result.bytes);
      } else {
        const bytes = result.found === 'garbage' ? result.bytes : 1;
        skipped += bytes;
        witness?.(held.slice(at, at + bytes), null);
        at += bytes;
      }
    }
    held = held.slice(at);
    return found;
  };

  return {
    push(chunk) {
      const joined = new Uint8Array(held.length + chunk.length);
      joined.set(held);
      joined.set(chunk, held.length);
      held = joined;
      return drain();
    },
    flush() {
      const found: Message[] = [];
      while (held.length > 0) {
        const given = onFlush === 'drop' ? held.length : 1;
        witness?.(held.slice(0, given), null);
        held = held.slice(given);
        skipped += given;
        found.push(...drain());
      }
      return found;
    },
    get skipped() {
      return skipped;
    },
    get pending() {
      return held.length;
    },
  };
}

function withoutBytes(held: Uint8Array<ArrayBuffer>, at: number, bytes: number): Uint8Array<ArrayBuffer> {
  const rest = held.slice(0, held.length - bytes);
  rest.set(held.subarray(at + bytes), at);
  return rest;
}
