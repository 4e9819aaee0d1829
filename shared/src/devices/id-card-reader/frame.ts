import { concat, startsWith, xor } from '../../codec/bytes.ts';
import { UnencodableError } from '../../codec/codec.ts';
import { garbage, message, partial, type Scan } from '../../codec/scanner.ts';

/** Begins every frame, both ways (GA 467). */
const preamble = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69);
const lengthBytes = 2;
const head = preamble.length + lengthBytes;

/** The longest answer there is carries text, photograph and fingerprint: 090A. A greater length is a broken one. */
const longest = 0x0a00;
/** Command, parameter and checksum. */
const shortest = 3;

/** Preamble, length (big-endian, checksum included), body, XOR of length and body. */
export function encodeFrame(body: Uint8Array): Uint8Array {
  const length = body.length + 1;
  if (length < shortest || length > longest) {
    throw new UnencodableError(
      `A card-reader frame of ${body.length} bytes; ${shortest - 1} to ${longest - 1} fit.`,
    );
  }
  const counted = concat([length >> 8, length & 0xff], body);
  return concat(preamble, counted, [xor(counted)]);
}

/** True if the bytes held so far could be the beginning of a preamble. */
const maybePreamble = (held: Uint8Array): boolean =>
  startsWith(preamble, held.subarray(0, preamble.length)) || startsWith(held, preamble);

/**
 * Looks for a frame at the beginning of `held` and has its body read. A damaged frame is given up byte by byte, so that
 * a good one that begins inside it is still found; so is one that `read` knows nothing of (undefined).
 */
export function scanFrame<Message>(
  held: Uint8Array,
  read: (body: Uint8Array) => Message | undefined,
): Scan<Message> {
  if (!maybePreamble(held)) return garbage();
  if (held.length < head) return partial;
  const length = ((held[preamble.length] ?? 0) << 8) | (held[preamble.length + 1] ?? 0);
  if (length < shortest || length > longest) return garbage();
  const end = head + length;
  if (held.length < end) return partial;
  if (xor(held.subarray(preamble.length, end)) !== 0) return garbage();
  const found = read(held.slice(head, end - 1));
  return found === undefined ? garbage() : message(end, found);
}
