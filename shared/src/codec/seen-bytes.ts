/** Bytes as they may be shown to people; null where one is kept from them. */
export type SeenBytes = readonly (number | null)[];

const hidden = '**';

/** Upper-case hex without spaces, `**` for a byte that is kept back: `AA10**`. */
export function toSeenHex(bytes: SeenBytes): string {
  return bytes
    .map((byte) => (byte === null ? hidden : byte.toString(16).toUpperCase().padStart(2, '0')))
    .join('');
}

/** The reverse of {@link toSeenHex}. Throws on anything else. */
export function fromSeenHex(text: string): SeenBytes {
  if (!/^(?:[0-9A-F]{2}|\*\*)*$/.test(text)) throw new TypeError(`not hex: ${text.slice(0, 40)}`);
  return Array.from({ length: text.length / 2 }, (_, i) => {
    const pair = text.slice(2 * i, 2 * i + 2);
    return pair === hidden ? null : Number.parseInt(pair, 16);
  });
}

/** The bytes, if none of them is kept back. */
export function wholeBytes(bytes: SeenBytes): Uint8Array | null {
  return bytes.includes(null) ? null : Uint8Array.from(bytes, Number);
}
