import { type Field, oneOf, whole } from '../../codec/fields.ts';

/** One byte. */
export const u8 = (min = 0, max = 0xff): Field<number> => whole(1, max, min);
/** Two bytes, low byte first. */
export const u16 = (): Field<number> => whole(2);

/** One byte of which the lowest bit counts. */
export const flag: Field<boolean> = {
  size: 1,
  read: (bytes) => ((bytes[0] ?? 0) & 1) === 1,
  write: (on) => [on ? 1 : 0],
};

/** One byte that names one of `values`, counted from `base` or, without one, from 0 or the digit character. */
export function choice<const V extends string | number>(values: readonly V[], base = 0): Field<V> {
  const named = oneOf(values, base);
  const digit = oneOf(values, 0x30);
  return { ...named, read: (bytes) => named.read(bytes) ?? (base === 0 ? digit.read(bytes) : undefined) };
}

/** A field with an unused zero byte behind it. */
export const thenZero = <T>(field: Field<T>): Field<T> => ({
  size: field.size + 1,
  read: (bytes) => (bytes[field.size] === 0 ? field.read(bytes) : undefined),
  write: (value, name) => [...field.write(value, name), 0],
});

/** Times a character is enlarged, 1–8 each way, in one byte: width in the high half. */
export const enlargement: Field<{ readonly width: number; readonly height: number }> = {
  size: 1,
  read(bytes) {
    const byte = bytes[0] ?? 0;
    return (byte & 0x88) === 0 ? { width: (byte >> 4) + 1, height: (byte & 7) + 1 } : undefined;
  },
  write({ width, height }, name) {
    const times = u8(1, 8);
    times.write(width, `The width of ${name}`);
    times.write(height, `The height of ${name}`);
    return [((width - 1) << 4) | (height - 1)];
  },
};
