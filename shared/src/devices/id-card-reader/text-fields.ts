import { UnencodableError } from '../../codec/codec.ts';
import { type Sex, sexes } from './sex.ts';

/** A run of UTF-16 units in the text block; both numbers in bytes, as the standard counts. */
export interface Place {
  readonly at: number;
  readonly bytes: number;
}

/** A field of the text block. `parse` gives undefined for text that no card can have there. */
export interface TextField<T> {
  /** Where it stands; a field in two places is read as one text. */
  readonly places: readonly Place[];
  /** The text without the spaces behind it, as a value. */
  parse(text: string): T | undefined;
  /** The value as text; padding is not its business. */
  print(value: T): string;
}

/** Any text. */
export const text = (...places: readonly Place[]): TextField<string> => ({
  places,
  parse: (raw) => raw,
  print: (value) => value,
});

/**
 * A number that names a person. It must match: two cards read as blank would otherwise be the same person.
 * PRIVATE, like every value of such a field.
 */
export const identity = (place: Place, pattern: RegExp): TextField<string> => ({
  places: [place],
  parse: (raw) => (pattern.test(raw) ? raw : undefined),
  print: (value) => {
    if (!pattern.test(value)) throw new UnencodableError('The number of the card has the wrong form.');
    return value;
  },
});

/** GB/T 2261.1; a code outside it says no more than "unknown" does. */
export const sex = (at: number): TextField<Sex> => {
  const meanings: ReadonlyMap<string, Sex> = new Map(Object.entries(sexes));
  return {
    places: [{ at, bytes: 2 }],
    parse: (raw) => meanings.get(raw) ?? 'unknown',
    print: (value) => [...meanings].find(([, meaning]) => meaning === value)?.[0] ?? '0',
  };
};

const dateBytes = 16;

/** `19491231` → `1949-12-31`. Day 31 of any month passes: cards with such birthdays exist. */
function parseDate(raw: string): string | undefined {
  const [, year, month, day] = /^(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.exec(raw) ?? [];
  return day === undefined ? undefined : `${year}-${month}-${day}`;
}

function printDate(value: string): string {
  const raw = value.replaceAll('-', '');
  if (parseDate(raw) !== value) throw new UnencodableError('A date of the card is not written YYYY-MM-DD.');
  return raw;
}

/** A date, eight digits. */
export const date = (at: number): TextField<string> => ({
  places: [{ at, bytes: dateBytes }],
  parse: parseDate,
  print: printDate,
});

/** A date or nothing. `never` is the text for null; blank is read as null too. */
export const dateOrNull = (at: number, never: string): TextField<string | null> => ({
  places: [{ at, bytes: dateBytes }],
  parse: (raw) => (raw === never || raw === '' ? null : parseDate(raw)),
  print: (value) => (value === null ? never : printDate(value)),
});
