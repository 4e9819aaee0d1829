/** Names for the bits of a byte: name → mask. A mask of several bits is set when all of them are; a mask of zero never. */
export type BitTable = Readonly<Record<string, number>>;

/** The names of a table. */
export type BitName<T extends BitTable> = Extract<keyof T, string>;

/** The names of the bits a byte has set. */
export function readBits<T extends BitTable>(table: T, byte: number): ReadonlySet<BitName<T>> {
  const set = new Set<BitName<T>>();
  for (const name in table) {
    const mask = table[name] ?? 0;
    if (mask !== 0 && (byte & mask) === mask) set.add(name);
  }
  return set;
}

/** `base` with the named bits set. */
export function writeBits<T extends BitTable>(table: T, names: Iterable<BitName<T>>, base = 0): number {
  let byte = base;
  for (const name of names) byte |= table[name] ?? 0;
  return byte;
}
