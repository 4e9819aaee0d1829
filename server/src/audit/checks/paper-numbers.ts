import { lastNumberOf } from '@jiaohao/shared';
import type { PaperBlock } from '../../domain/back-entry/standing.ts';
import type { HallEvent } from '../../domain/hall-day/events.ts';
import type { HallPlan } from '../../domain/hall.ts';
import type { PaperSeen, Picture } from '../picture.ts';
import { judging, unless, type Complaint } from './check.ts';

const MINUTE = 60_000;

/** Which browser of the desk gives out which paper numbers without the hub. */
export const paperNumbers = judging(
  'paper-numbers',
  'No two browsers of the desk have a paper number on a day; a first block that is kept for later days is nobody else’s on them.',
  { paperLeased: leased, paperReturned: returned, dayOpened: kept },
);

function leased(event: HallEvent<'paperLeased'>, before: Picture): Complaint[] {
  return before.plan === null ? [] : given(event, event.blocks, before.paper, before.plan);
}

/** Blocks that a browser is given while `others` have theirs. */
function given(
  { desk, by }: { readonly desk: string; readonly by: HallEvent['by'] },
  blocks: readonly PaperBlock[],
  others: readonly Pick<PaperSeen, 'blocks'>[],
  plan: HallPlan,
): Complaint[] {
  return blocks.flatMap((block) => {
    const what = `${block.series}${block.from}–${block.to} is leased to desk ${desk}`;
    return [
      ...unless(isPaper(block, plan), () => ({ found: what, expected: 'paper numbers of the plan' })),
      ...unless(!others.some((other) => other.blocks.some((has) => meets(has, block))), () => ({
        found: `${what}, where another block was leased that day`,
        expected: 'numbers that nobody has, nor had that day',
      })),
      ...unless('staff' in by, () => ({ found: `${what} at nobody’s wish`, expected: 'a person to ask' })),
    ];
  });
}

function isPaper({ series, from, to }: PaperBlock, { services, settings }: HallPlan): boolean {
  const { paperNumbersFrom, numberDigits, greenSeries } = settings;
  const isKnown = series === greenSeries || services.some((service) => service.series === series);
  return isKnown && from >= paperNumbersFrom && from <= to && to <= lastNumberOf(numberDigits);
}

const meets = (a: PaperBlock, b: PaperBlock): boolean =>
  a.series === b.series && a.from <= b.to && b.from <= a.to;

function returned({ desk }: HallEvent<'paperReturned'>, before: Picture): Complaint[] {
  return unless(
    before.plan === null || before.paper.some((each) => each.desk === desk && each.holds),
    () => ({
      found: `desk ${desk} gives back paper numbers`,
      expected: 'it to have some',
    }),
  );
}

/** Whoever still may give out a number from the days before has it in the new day, and nothing else is handed on. */
function kept({ carried, at, minute, plan }: HallEvent<'dayOpened'>, before: Picture): Complaint[] {
  const midnight = at - (at % MINUTE) - minute * MINUTE;
  return [
    ...carried.paper.flatMap(({ desk, blocks, by }, nth) => [
      ...given({ desk, by }, blocks, carried.paper.slice(0, nth), plan),
      ...unless(before.plan === null || hadAll(before, desk, blocks), () => ({
        found: `desk ${desk} begins the day with paper numbers it did not have`,
        expected: 'the first it had of each series',
      })),
    ]),
    ...before.paper
      .filter(({ holds, until }) => holds && until > midnight)
      .filter(({ desk }) => !carried.paper.some((each) => each.desk === desk))
      .map(({ desk }) => ({
        found: `desk ${desk} begins the day without the paper numbers it was to keep`,
        expected: 'them to be its own until then',
      })),
  ];
}

function hadAll({ paper }: Picture, desk: string, blocks: readonly PaperBlock[]): boolean {
  const had = paper.find((each) => each.desk === desk && each.holds)?.blocks ?? [];
  return blocks.every(({ series, from, to }) =>
    had.some((each) => each.series === series && each.from === from && each.to === to),
  );
}
