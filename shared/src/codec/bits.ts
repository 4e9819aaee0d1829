/** Names for the bits of a byte: name → mask. A mask of several bits is set when all of them are. */
export type BitTable = Readonly<Record<string, number>>;

/** A byte read by a table: one boolean a name. */
export type Bits<T extends BitTable> = { readonly [N in keyof T]: boolean };

/** What a byte says, by name. */
export function readBits<T extends BitTable>(table: T, byte: number): Bits<T> {
  const entries = Object.entries(table).map(([name, mask]) => [name, mask !== 0 && (byte & mask) === mask]);
  return Object.fromEntries(entries) as Bits<T>;
}

/** `base` with the named bits set. */
export function writeBits<T extends BitTable>(table: T, bits: Partial<Bits<T>>, base = 0): number {
  return Object.entries(table).reduce(
    (byte, [name, mask]) => (bits[name] === true ? byte | mask : byte),
    base,
  );
}
