import { concat, startsWith, xor } from '../../codec/bytes.ts';
import { UnencodableError } from '../../codec/codec.ts';
import { garbage, message, partial, type Scan } from '../../codec/scanner.ts';

/** Begins every frame, both ways. */
const start = Uint8Array.of(0xa0, 0x90);
const answerEnd = Uint8Array.of(0xa5, 0xaa);
/** Start, address, command, length. */
const headBytes = 6;

/** What a frame to a strip carries. */
export interface Body {
  readonly address: number;
  readonly command: number;
  readonly data: Uint8Array;
}

/** The address as its byte; throws UnencodableError for one no frame can carry. */
function addressByte(address: number): number {
  if (Number.isInteger(address) && address >= 0 && address <= 0xff) return address;
  throw new UnencodableError(`A strip's address is ${address}; 0 to 255 fit.`);
}

/** A0 90, address, command, length (high byte first), data, XOR from the address on. */
export function encodeFrame({ address, command, data }: Body, longest: number): Uint8Array {
  if (data.length > longest) {
    throw new UnencodableError(
      `A strip text of ${data.length} bytes; ${longest} fit. A Chinese character takes three, another two.`,
    );
  }
  const counted = concat([addressByte(address), command, data.length >> 8, data.length & 0xff], data);
  return concat(start, counted, [xor(counted)]);
}

/** Noise up to where a frame may begin, or undefined if one may begin here. */
function noise(held: Uint8Array): Scan<never> | undefined {
  if (startsWith(start, held.subarray(0, start.length))) return undefined;
  const next = held.indexOf(start[0] ?? 0, 1);
  return garbage(next < 0 ? held.length : next);
}

/** Looks for a frame to a strip at the beginning of `held`. A damaged one is given up byte by byte. */
export function scanFrame<M>(held: Uint8Array, longest: number, read: (body: Body) => M): Scan<M> {
  const [, , address = 0, command = 0, high = 0, low = 0] = held;
  const length = (high << 8) | low;
  const none = noise(held);
  if (none) return none;
  if (length > longest) return garbage();
  const end = headBytes + length;
  if (held.length <= end) return partial;
  if (xor(held.subarray(start.length, end + 1)) !== 0) return garbage();
  return message(end + 1, read({ address, command, data: held.slice(headBytes, end) }));
}

/** An OK answer. */
export function encodeAnswer(address: number): Uint8Array {
  return concat(start, [addressByte(address)], answerEnd);
}

/**
 * Looks for an OK answer: start, address, up to `slack` bytes nobody has described, end. It has no checksum. The start of
 * another answer before the end means that this one was cut.
 */
export function scanAnswer<M>(held: Uint8Array, slack: number, read: (address: number) => M): Scan<M> {
  const none = noise(held);
  if (none) return none;
  const from = start.length + 1;
  for (let at = start.length; at <= from + slack; at += 1) {
    if (startsWith(held, start, at)) return garbage(at);
    if (at >= from && startsWith(held, answerEnd, at))
      return message(at + answerEnd.length, read(held[2] ?? 0));
  }
  return held.length < from + slack + answerEnd.length ? partial : garbage();
}
