import { numberIn, type NumberDigits } from '@jiaohao/shared';
import type { PaperNumbers } from '../../../http/shapes/paper-numbers.ts';

/** Numbers of one series, from and to inclusive. */
type Block = PaperNumbers['leases'][number]['blocks'][number];

/** The paper numbers of this browser, as it keeps them for the time without the hub. */
export interface OwnBook {
  /** Local date of the business day they were told in. */
  readonly date: string;
  /** Epoch milliseconds: later, they may be somebody else's. */
  readonly until: number;
  readonly blocks: readonly Block[];
  readonly numberDigits: NumberDigits;
}

/** What of a book may be given out at a time: all of it on its own date, the first block of each series on those after it. */
export function blocksOn(book: OwnBook | null, date: string, now: number): readonly Block[] {
  if (book === null || date < book.date || now >= book.until) return [];
  if (date === book.date) return book.blocks;
  return book.blocks.filter(
    ({ series }, at) => book.blocks.findIndex((each) => each.series === series) === at,
  );
}

/** The numbers of a series that come behind the last one given out, in the order they are torn off. */
export function numbersLeft(
  series: string,
  blocks: readonly Block[],
  given: readonly string[],
  digits: NumberDigits,
): string[] {
  const numbers = numbersOf(series, blocks, digits);
  return numbers.slice(numbers.findLastIndex((number) => given.includes(number)) + 1);
}

/** The last number of each series that was given out. */
export function lastGiven(
  blocks: readonly Block[],
  given: readonly string[],
  digits: NumberDigits,
): string[] {
  return [...new Set(blocks.map(({ series }) => series))].flatMap(
    (series) => numbersOf(series, blocks, digits).findLast((number) => given.includes(number)) ?? [],
  );
}

function numbersOf(series: string, blocks: readonly Block[], digits: NumberDigits): string[] {
  return blocks
    .filter((block) => block.series === series)
    .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, n) => from + n))
    .map((value) => numberIn(series, value, digits));
}

/** `A801–840 B801–840`: what a book has, for people. */
export function rangesOf(blocks: readonly Block[]): string {
  return blocks.map(({ series, from, to }) => `${series}${from}–${to}`).join(' ');
}
