import { lastNumberOf, numberIn } from '@jiaohao/shared';
import type { HallPlan } from '../hall.ts';
import type { HallDay } from '../hall-day/state.ts';
import { seriesOf } from './numbers.ts';
import type { PaperBlock, PaperLease } from './standing.ts';

/** What a browser of the desk holds; null when it holds nothing, or has given it back. */
export function paperLeaseOf({ backEntry }: HallDay, desk: string): PaperLease | null {
  return backEntry.paper.find((lease) => lease.desk === desk && lease.returnedAt === null) ?? null;
}

/**
 * Fewer numbers left of a series than this: the desk gets another block, before the hub is gone and nobody can give it
 * one. Never more than half a block, or a new block would be too few at once.
 */
export function fewPaperNumbers({ settings }: HallPlan): number {
  return Math.min(10, Math.ceil(settings.paperBlock / 2));
}

/**
 * How many numbers of a series a browser still has to give out: those behind the last that it gave out (`given`) or that
 * is in the books. Paper is torn off in order: what was skipped is not gone back to.
 */
export function paperLeft(
  { tickets, plan }: HallDay,
  lease: PaperLease | null,
  series: string,
  given: readonly string[],
): number {
  const { numberDigits } = plan.settings;
  const numbers = (lease?.blocks ?? [])
    .filter((block) => block.series === series)
    .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, n) => from + n))
    .map((number) => numberIn(series, number, numberDigits));
  const last = numbers.findLastIndex((number) => tickets.has(number) || given.includes(number));
  return numbers.length - last - 1;
}

/** The next block of a series that nobody has, or had today. Null: none is left. */
export function nextPaperBlock({ plan, backEntry }: HallDay, series: string): PaperBlock | null {
  const { paperNumbersFrom, paperBlock, numberDigits } = plan.settings;
  const last = lastNumberOf(numberDigits);
  const taken = backEntry.paper
    .flatMap(({ blocks }) => blocks.filter((block) => block.series === series))
    .sort((a, b) => a.from - b.from);
  let from = paperNumbersFrom;
  for (const block of taken) {
    if (block.from > from) return { series, from, to: Math.min(from + paperBlock, block.from) - 1 };
    from = block.to + 1;
  }
  return from > last ? null : { series, from, to: Math.min(from + paperBlock - 1, last) };
}

/**
 * What browsers of the desk keep when a day begins (`midnight`, epoch milliseconds): the hub may not have been there when
 * its first numbers were given out. The first block of each series, as far as the new plan has the numbers.
 */
export function paperKept({ backEntry }: HallDay, plan: HallPlan, midnight: number): PaperLease[] {
  const { numberDigits, paperNumbersFrom } = plan.settings;
  const known = seriesOf(plan);
  const isPaper = ({ series, from, to }: PaperBlock): boolean =>
    known.includes(series) && from >= paperNumbersFrom && to <= lastNumberOf(numberDigits);
  return backEntry.paper
    .filter(({ returnedAt, until }) => returnedAt === null && until > midnight)
    .map((lease) => ({ ...lease, blocks: firstOfEach(lease.blocks).filter(isPaper) }));
}

function firstOfEach(blocks: readonly PaperBlock[]): PaperBlock[] {
  return blocks.filter(({ series }, at) => blocks.findIndex((each) => each.series === series) === at);
}
