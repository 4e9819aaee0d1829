/** The bytes of a hex string; spaces are for the eye. Throws on anything that is not hex. */
export function hex(text: string): Uint8Array {
  const digits = text.replaceAll(/\s+/g, '');
  if (digits.length % 2 !== 0 || /[^0-9a-f]/i.test(digits)) throw new TypeError(`not hex: ${text}`);
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) =>
    Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16),
  );
}

/** Bytes as upper-case hex with single spaces, as the protocol documents print them. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}

/** Joins byte runs into one. */
export function concat(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => Array.from(part)));
}

/** XOR of all bytes. */
export function xor(bytes: Iterable<number>): number {
  let sum = 0;
  for (const byte of bytes) sum ^= byte;
  return sum;
}

/** Sum of all bytes, modulo 256. */
export function sum8(bytes: Iterable<number>): number {
  let sum = 0;
  for (const byte of bytes) sum = (sum + byte) & 0xff;
  return sum;
}

/** True if `bytes` holds `part` at `at`. */
export function startsWith(bytes: Uint8Array, part: Uint8Array, at = 0): boolean {
  return bytes.length - at >= part.length && part.every((byte, i) => bytes[at + i] === byte);
}
