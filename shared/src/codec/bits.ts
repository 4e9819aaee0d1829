/** Names for the bits of a byte: name → mask. A mask of several bits is set when all of them are; a mask of zero never. */
export type BitTable<Name extends string> = Readonly<Partial<Record<Name, number>>>;

/** The names of the bits a byte has set. */
export function readBits<Name extends string>(table: BitTable<Name>, byte: number): ReadonlySet<Name> {
  const set = new Set<Name>();
  for (const name in table) {
    const mask = table[name] ?? 0;
    if (mask !== 0 && (byte & mask) === mask) set.add(name);
  }
  return set;
}

/** `base` with the named bits set; a name that the table does not have sets none. */
export function writeBits<Name extends string>(
  table: BitTable<Name>,
  names: Iterable<Name>,
  base = 0,
): number {
  let byte = base;
  for (const name of names) byte |= table[name] ?? 0;
  return byte;
}
