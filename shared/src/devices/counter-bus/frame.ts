import { concat, sum8 } from '../../codec/bytes.ts';
import { type Framer, UnencodableError, type Witness } from '../../codec/codec.ts';
import { createFramer, garbage, message, partial, type Scan } from '../../codec/scanner.ts';

const start = 0xff;
const mark = 0x68;
const tail = 0x16;
/** FF 68 L L 68 */
const headBytes = 5;
/** Address and command. */
const shortest = 2;
const longest = 0xff;

/** What a frame carries. */
export interface Body {
  readonly address: number;
  readonly command: number;
  readonly data: readonly number[];
}

/** FF 68, length twice, 68, address, command, data, sum of these, and 16 unless `withTail` is false. */
export function encodeFrame({ address, command, data }: Body, withTail = true): Uint8Array {
  const counted = [address, command, ...data];
  for (const byte of counted) {
    if (!Number.isInteger(byte) || byte < 0 || byte > 0xff) {
      throw new UnencodableError(`A counter-bus frame with ${byte} in it; whole numbers from 0 to 255 fit.`);
    }
  }
  if (counted.length > longest) {
    throw new UnencodableError(
      `A counter-bus frame with ${data.length} bytes of data; ${longest - shortest} fit.`,
    );
  }
  const length = counted.length;
  return concat([start, mark, length, length, mark], counted, [sum8(counted), ...(withTail ? [tail] : [])]);
}

/** A frame that is whole but for its tail, which some devices leave out. */
interface Tailless<M> {
  readonly found: 'tailless';
  readonly bytes: number;
  readonly message: M;
}

/** Looks for a frame at the beginning of `held`. A byte that is not the tail ends a frame as well as the tail does. */
export function scanFrame<M>(held: Uint8Array, read: (body: Body) => M): Scan<M> | Tailless<M> {
  if (held[0] !== start) {
    const next = held.indexOf(start);
    return garbage(next < 0 ? held.length : next);
  }
  const [, mark1 = mark, length, again = length, mark2 = mark] = held;
  if (mark1 !== mark || mark2 !== mark || length !== again) return garbage();
  if (length === undefined) return partial;
  if (length < shortest) return garbage();
  const end = headBytes + length;
  const sum = held[end];
  if (sum === undefined) return partial;
  const [address = 0, command = 0, ...data] = held.subarray(headBytes, end);
  if (sum8([address, command, ...data]) !== sum) return garbage();
  const found = read({ address, command, data });
  if (held.length === end + 1) return { found: 'tailless', bytes: end + 1, message: found };
  return message(held[end + 1] === tail ? end + 2 : end + 1, found);
}

/**
 * A framer that also takes frames without a tail. Where the bus has tails it takes such a frame when another byte
 * follows, or at `flush()` when the line has gone quiet: earlier, an answer would collide with a tail still to come.
 * Where the bus has none it takes it at once, and a tail that comes all the same is no noise.
 */
export function tailTolerantFramer<M>(
  scan: (held: Uint8Array) => Scan<M> | Tailless<M>,
  busHasTails: boolean,
  witness?: Witness<M>,
): Framer<M> {
  /** The last frame looked at ended where its tail may still come. */
  let tailless = false;
  /** The tail being read came from nobody. */
  let supplied = false;
  const look = (held: Uint8Array): Scan<M> => {
    const found = scan(held);
    tailless = found.found === 'tailless';
    if (found.found !== 'tailless') return found;
    return busHasTails ? partial : message(found.bytes, found.message);
  };
  const inner = createFramer<M>(look, {
    witness: witness && ((bytes, found) => witness(supplied ? bytes.subarray(0, -1) : bytes, found)),
  });
  return {
    push(chunk) {
      const late = !busHasTails && tailless && chunk[0] === tail;
      if (chunk.length > 0 && !busHasTails) tailless = false;
      return inner.push(late ? chunk.subarray(1) : chunk);
    },
    flush() {
      supplied = tailless && busHasTails;
      const completed = supplied ? inner.push(Uint8Array.of(tail)) : [];
      supplied = false;
      return [...completed, ...inner.flush()];
    },
    get skipped() {
      return inner.skipped;
    },
    get pending() {
      return inner.pending;
    },
  };
}
