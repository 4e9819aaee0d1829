import { defaultSettings } from '../../server/src/domain/index.ts';
import type { DayResult } from './hall-day.ts';
import { kinds, type Kind } from './measures.ts';
import { compared, type DayRun } from './run-days.ts';

/** The whole outcome as lines; the same runs give the same lines. */
export function summaryLines(seed: number, unsorted: readonly DayRun[]): string[] {
  const runs = unsorted.toSorted((a, b) => a.day - b.day);
  const ordinary = runs.filter((run) => !run.variant).map((run) => run.result);
  return [
    ...broken(seed, runs),
    ...looked(seed, runs),
    '',
    ...waits(ordinary),
    '',
    ...fairness(runs.filter((run) => run.others.length > 0)),
  ];
}

function broken(seed: number, runs: readonly DayRun[]): string[] {
  return runs.flatMap(({ result, others, day }) => {
    const wrong = [result, ...others].flatMap(({ violation }) => (violation === null ? [] : [violation]));
    return wrong.flatMap(({ what, last }) => [
      `Violation on day ${day} of seed ${seed}; again with: npm run simulate -- --seed ${seed} --day ${day}`,
      ...what.slice(0, 10).map((line) => `  ${line}`),
      '  The last commands:',
      ...last.map((line) => `    ${line}`),
    ]);
  });
}

function looked(seed: number, runs: readonly DayRun[]): string[] {
  const all = runs.flatMap(({ result, others }) => [result, ...others]);
  const sum = (of: (result: DayResult) => number): string =>
    all.reduce((total, result) => total + of(result), 0).toLocaleString('en');
  const wrong = all.filter(({ violation }) => violation !== null).length;
  const variants = runs.filter((run) => run.variant).length;
  const leftOpen = all.filter((result) => result.leftOpen).length;
  return [
    `${runs.length} days, seed ${seed}: ${sum(({ measures }) => measures.visits)} tickets, ${sum(({ commands }) => commands)} commands, ${sum(({ events }) => events)} events (with the days run again for comparison).`,
    `${variants} of the days are of halls with drawn settings: their rules are checked, their waits are not counted.`,
    `${leftOpen} ${leftOpen === 1 ? 'day was' : 'days were'} left open overnight and closed by a person.`,
    wrong === 0
      ? 'Every invariant held after every command, and the journal checker found nothing in any day.'
      : `${wrong} ${wrong === 1 ? 'day' : 'days'} with violations.`,
  ];
}

function waits(results: readonly DayResult[]): string[] {
  const errors = results.flatMap(({ measures }) => measures.estimateErrors).sort((a, b) => a - b);
  const longest = Math.max(0, ...results.map(({ longestRun }) => longestRun));
  return [
    'Wait in minutes, from the ticket (an appointment: from its slot) to the first call',
    table(
      ['', 'median', 'p90', 'worst', 'members'],
      kinds.map((kind) => {
        const sorted = waitsOf(results, kind);
        return [
          kind,
          minutes(at(sorted, 0.5)),
          minutes(at(sorted, 0.9)),
          minutes(at(sorted, 1)),
          String(sorted.length),
        ];
      }),
    ),
    `Longest run of priority calls that a regular ticket saw while it waited: ${longest} (bound ${defaultSettings.priorityRun}).`,
    `Wait printed on the ticket: median absolute error ${minutes(at(errors, 0.5))} min, p90 ${minutes(at(errors, 0.9))} min (${errors.length} walk-ins).`,
  ].flat();
}

function fairness(runs: readonly DayRun[]): string[] {
  if (runs.length === 0) return [];
  const byPolicy = compared.map((policy, at) => ({
    policy,
    results: runs.flatMap(({ result, others }) => (at === 0 ? [result] : others.slice(at - 1, at))),
  }));
  const rows = kinds.map((kind) => [
    kind,
    ...byPolicy.map(({ results }) => {
      const sorted = waitsOf(results, kind);
      return [0.5, 0.9, 1].map((share) => minutes(at(sorted, share))).join(' / ');
    }),
  ]);
  const runsSeen = [
    'longest run',
    ...byPolicy.map(({ results }) => String(Math.max(0, ...results.map((r) => r.longestRun)))),
  ];
  return [
    `Fairness: ${runs.length} of these days under three policies, wait in minutes, median / p90 / worst`,
    ...table(['', ...compared.map(({ name }) => name)], [...rows, runsSeen]),
    'The same people, work and breaks each time, through the hub’s own code with other settings:',
    ...compared.map(({ name, how }) => `  ${name}: ${how}.`),
    'A visit counts by how it came in, so each row is the same people in all columns.',
  ];
}

function waitsOf(results: readonly DayResult[], kind: Kind): number[] {
  return results.flatMap(({ measures }) => measures.waits[kind]).sort((a, b) => a - b);
}

/** The value below which this share of a sorted list lies; NaN of an empty one. */
function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

function minutes(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(1);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) =>
    `  ${line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('   ')}`.trimEnd(),
  );
}
