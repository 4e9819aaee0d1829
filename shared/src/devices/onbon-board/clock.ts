import { type Field, type Layout, layoutSize, readLayout, whole, writeLayout } from '../../codec/fields.ts';
import type { ClockTime } from './messages.ts';

/** Whole number in binary-coded decimals, low byte first: 2026 is 26 20. */
function decimals(size: 1 | 2, min: number, max: number): Field<number> {
  const value = whole(size, max, min);
  return {
    size,
    read(bytes) {
      const digits = Array.from(bytes.toReversed(), (byte) => byte.toString(16).padStart(2, '0')).join('');
      const number = /^\d+$/.test(digits) ? Number(digits) : -1;
      return number >= min && number <= max ? number : undefined;
    },
    write(number, name) {
      value.write(number, name);
      const digits = String(number).padStart(2 * size, '0');
      return Array.from({ length: size }, (_, i) =>
        Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16),
      ).toReversed();
    },
  };
}

/** The board's clock, as its maker's own protocol analyser reads it. */
const layout: Layout<ClockTime> = {
  year: decimals(2, 2000, 2099),
  month: decimals(1, 1, 12),
  day: decimals(1, 1, 31),
  hour: decimals(1, 0, 23),
  minute: decimals(1, 0, 59),
  second: decimals(1, 0, 59),
  weekday: decimals(1, 1, 7),
};

/** Bytes a time takes. */
export const clockBytes = layoutSize(layout);

export const writeClock = (time: ClockTime): number[] => writeLayout(layout, time);

/** The time at the beginning of `bytes`; undefined if it is none, as from a clock never set. */
export const readClock = (bytes: Uint8Array): ClockTime | undefined => readLayout(layout, bytes);
