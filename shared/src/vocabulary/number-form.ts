/** How many digits the numbers of a hall have: a setting of its plan, kept all day. */
export const numbersOfDigits = [3, 4] as const;
export type NumberDigits = (typeof numbersOfDigits)[number];

/** The most digits that any hall's numbers have, for whoever cannot know the hall's plan. */
export const mostNumberDigits = 4 satisfies NumberDigits;

/** A number on a ticket: `A012` or `A0012`. */
export const numberForm = /^[A-Z]\d{3,4}$/;
/** A number as it is keyed or written by hand: `12`, `A12`. */
export const keyedForm = /^[A-Z]?\d{1,4}$/;

/** `A`, 12, three digits → `A012`. */
export function numberIn(series: string, value: number, digits: NumberDigits): string {
  return series + String(value).padStart(digits, '0');
}

/** The last number of a series: 999 or 9999. */
export function lastNumberOf(digits: NumberDigits): number {
  return 10 ** digits - 1;
}

/** `A` of `A012`; nothing of `12`. */
export function seriesIn(number: string): string {
  return number.replace(/\d+$/, '');
}

/** 12 of `A012`, and of `12`. */
export function valueOf(number: string): number {
  return Number(number.slice(seriesIn(number).length));
}

/** Whether a ticket's number has as many digits as the hall's. */
export function hasDigits(number: string, digits: NumberDigits): boolean {
  return number.length === 1 + digits;
}

/** A keyed number with as many digits as the hall's, three: `A12` → `A012`, `0012` → `012`. A greater one stays as it is. */
export function wholeNumber(keyed: string, digits: NumberDigits): string {
  return numberIn(seriesIn(keyed), valueOf(keyed), digits);
}

/** The ticket numbers that stand in a text, in its order. */
export function numbersIn(text: string): string[] {
  return text.match(/\b[A-Z]\d{3,4}\b/g) ?? [];
}
