import { UnencodableError } from './codec.ts';

/**
 * A value of fixed size on the wire. `read` gets exactly `size` bytes and gives undefined for bytes that mean nothing;
 * `write` throws UnencodableError, naming the field, for a value that does not fit.
 */
export interface Field<T> {
  readonly size: number;
  read(bytes: Uint8Array): T | undefined;
  write(value: T, name: string): readonly number[];
}

/** Whole number of `size` bytes, low byte first. */
export function whole(size: 1 | 2 | 4, max = 2 ** (8 * size) - 1, min = 0): Field<number> {
  return {
    size,
    read(bytes) {
      const value = bytes.reduceRight((sum, byte) => sum * 256 + byte, 0);
      return value >= min && value <= max ? value : undefined;
    },
    write(value, name) {
      if (!Number.isInteger(value) || value < min || value > max) {
        throw new UnencodableError(`${name} is ${value}; a whole number from ${min} to ${max} fits.`);
      }
      return Array.from({ length: size }, (_, i) => Math.floor(value / 2 ** (8 * i)) & 0xff);
    },
  };
}

/** One byte, as `values` in their order counted from `base`. */
export function oneOf<const V>(values: readonly V[], base = 0): Field<V> {
  return {
    size: 1,
    read: (bytes) => values[(bytes[0] ?? 0) - base],
    write(value, name) {
      const at = values.indexOf(value);
      if (at >= 0) return [base + at];
      throw new UnencodableError(`${name} is ${String(value)}; allowed are ${values.join(', ')}.`);
    },
  };
}

/** Every field of a record, listed in wire order, by the name it has in the message. */
export type Layout<T> = { readonly [N in keyof T]: Field<T[N]> };

/** Bytes a layout takes. */
export function layoutSize<T>(layout: Layout<T>): number {
  let size = 0;
  for (const name in layout) size += layout[name].size;
  return size;
}

/** Writes a record in the order of its layout. */
export function writeLayout<T>(layout: Layout<T>, record: T): number[] {
  const bytes: number[] = [];
  for (const name in layout) bytes.push(...layout[name].write(record[name], name));
  return bytes;
}

/** Reads a record; undefined if there are too few bytes or a field means nothing. What lies behind is not looked at. */
export function readLayout<T>(layout: Layout<T>, bytes: Uint8Array): T | undefined {
  const record: Partial<T> = {};
  let at = 0;
  for (const name in layout) {
    const field = layout[name];
    const run = bytes.subarray(at, at + field.size);
    const value = run.length === field.size ? field.read(run) : undefined;
    if (value === undefined) return undefined;
    record[name] = value;
    at += field.size;
  }
  return isComplete(layout, record) ? record : undefined;
}

function isComplete<T>(layout: Layout<T>, record: Partial<T>): record is T {
  for (const name in layout) if (record[name] === undefined) return false;
  return true;
}
