/** Bytes that mean something else than themselves to some protocol: where frames begin, end, and are escaped. */
const special: ReadonlySet<number> = new Set([0xa5, 0xa6, 0x5a, 0x5b]);
const flips = [0x10, 0x20] as const;

/** The same frame with another checksum. `fromEnd`: 1 if it is the last byte, 2 if one byte follows it. */
export function withWrongChecksum(frame: Uint8Array, fromEnd: number): Uint8Array {
  const spoilt = frame.slice();
  const at = frame.length - fromEnd;
  const right = spoilt[at] ?? 0;
  spoilt[at] = flips.map((flip) => right ^ flip).find((byte) => !special.has(byte)) ?? 0;
  return spoilt;
}
