import { UnencodableError } from '../../codec/codec.ts';

/** A parameter of fixed size. `read` gives undefined for bytes the command does not allow; `write` throws UnencodableError. */
export interface Field<T> {
  readonly size: number;
  read(bytes: Uint8Array): T | undefined;
  write(value: T): readonly number[];
}

/** Little-endian whole number of `size` bytes between `min` and `max`. */
function whole(size: 1 | 2, min: number, max: number): Field<number> {
  return {
    size,
    read(bytes) {
      const value = (bytes[0] ?? 0) + (size === 2 ? (bytes[1] ?? 0) * 256 : 0);
      return value >= min && value <= max ? value : undefined;
    },
    write(value) {
      if (!Number.isInteger(value) || value < min || value > max) {
        throw new UnencodableError(
          `A printer parameter is ${value}; a whole number from ${min} to ${max} fits.`,
        );
      }
      return size === 1 ? [value] : [value & 0xff, value >> 8];
    },
  };
}

/** One byte. */
export const u8 = (min = 0, max = 0xff): Field<number> => whole(1, min, max);
/** Two bytes, low byte first. */
export const u16 = (): Field<number> => whole(2, 0, 0xffff);

/** One byte of which the lowest bit counts. */
export const flag: Field<boolean> = {
  size: 1,
  read: (bytes) => ((bytes[0] ?? 0) & 1) === 1,
  write: (on) => [on ? 1 : 0],
};

/** One byte that names one of `values`; where the manual allows the digit character as well, that is read too. */
export function choice<const V extends string | number>(values: readonly V[], base = 0): Field<V> {
  return {
    size: 1,
    read(bytes) {
      const byte = bytes[0] ?? 0;
      return values[byte - base] ?? (base === 0 ? values[byte - 0x30] : undefined);
    },
    write(value) {
      const at = values.indexOf(value);
      if (at < 0)
        throw new UnencodableError(`A printer parameter is ${value}; allowed are ${values.join(', ')}.`);
      return [base + at];
    },
  };
}

/** A field with an unused zero byte behind it. */
export const thenZero = <T>(field: Field<T>): Field<T> => ({
  size: field.size + 1,
  read: (bytes) => (bytes[field.size] === 0 ? field.read(bytes) : undefined),
  write: (value) => [...field.write(value), 0],
});

/** Times a character is enlarged, 1–8 each way, in one byte: width in the high half. */
export const enlargement: Field<{ readonly width: number; readonly height: number }> = {
  size: 1,
  read(bytes) {
    const byte = bytes[0] ?? 0;
    return (byte & 0x88) === 0 ? { width: (byte >> 4) + 1, height: (byte & 7) + 1 } : undefined;
  },
  write({ width, height }) {
    const times = u8(1, 8);
    times.write(width);
    times.write(height);
    return [((width - 1) << 4) | (height - 1)];
  },
};
