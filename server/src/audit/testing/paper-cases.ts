import { violation, day, type Case } from './case.ts';
import { at, desk, journal, nothing, opened } from './hand-made.ts';
import type { Line, Told } from './hand-made.ts';

const DAY = 24 * 60 * 60_000;
const until = at('00:00') + 4 * DAY;
const lease = (who: string, from: number, to: number, series = 'A') => ({
  ...({ type: 'paperLeased', desk: who, place: 1, until, blocks: [{ series, from, to }] } satisfies Told),
  by: desk,
});
const kept = (who: string, from: number, to: number) => ({
  ...lease(who, from, to),
  at: at('08:00'),
  returnedAt: null,
});
/** The next day begins, with what desks keep. */
const nextDay = (...paper: ReturnType<typeof kept>[]) => ({
  ...opened,
  date: '2026-11-24',
  carried: { ...nothing, paper },
});

/** Two days of two desks on which nothing is wrong. */
const days: readonly Line[] = [
  ['08:00', opened],
  ['08:01', lease('desk-one', 801, 840)],
  ['08:02', lease('desk-two', 841, 880)],
  ['08:03', lease('desk-one', 881, 920), { ...lease('desk-one', 801, 840, 'B') }],
  ['08:04', { type: 'paperReturned', desk: 'desk-two', by: desk }],
  ['17:00', { type: 'dayDrained' }],
  ['17:10', { type: 'dayClosed', how: 'last-served', reason: null }],
  ['32:00', nextDay(kept('desk-one', 801, 840))],
  ['32:01', lease('desk-three', 841, 880)],
];
export const paperDays = journal(days).map((entry) => ({
  ...entry,
  day: entry.at < at('24:00') ? '2026-11-23' : '2026-11-24',
}));

/** Days on which paper numbers went to the wrong desk. */
export const paperCases: readonly Case[] = [
  violation(
    'paper-numbers',
    'paper numbers leased that another has, that another had, that are none, and at nobody’s wish',
    [null, null, null, null, null],
    day(
      ['08:10', lease('desk-one', 801, 840)],
      ['08:11', lease('desk-two', 840, 860)],
      ['08:12', { type: 'paperReturned', desk: 'desk-one', by: desk }, lease('desk-three', 801, 810)],
      ['08:13', lease('desk-three', 790, 800), lease('desk-three', 801, 805, 'X')],
      ['08:14', { ...lease('desk-four', 900, 910), by: { hub: 'timer' } }],
    ),
  ),
  violation(
    'paper-numbers',
    'paper numbers given back by who has none, twice',
    [null, null],
    day(
      ['08:10', { type: 'paperReturned', desk: 'desk-one', by: desk }],
      ['08:11', lease('desk-one', 801, 840)],
      ['08:12', { type: 'paperReturned', desk: 'desk-one', by: desk }],
      ['08:13', { type: 'paperReturned', desk: 'desk-one', by: desk }],
    ),
  ),
  violation(
    'paper-numbers',
    'a day begun without what a desk keeps, and with what none had',
    [null, null],
    day(
      ['08:10', lease('desk-one', 801, 840)],
      ['08:11', lease('desk-two', 841, 880)],
      ['17:00', { type: 'dayDrained' }],
      ['17:10', { type: 'dayClosed', how: 'last-served', reason: null }],
      ['32:00', nextDay(kept('desk-two', 881, 920))],
    ),
  ),
];
