import type { LoopRun } from '../load/closed-loop.ts';
import type { LedgerPage } from '../load/ledger.ts';
import { head, row, type Samples } from '../samples.ts';

/** What was measured side by side. */
export interface Round {
  readonly rawAlone: LoopRun;
  readonly hubAlone: LoopRun;
  /** One row, durably committed. */
  readonly commit: Samples;
  readonly rawTogether: LoopRun;
  readonly hubTogether: LoopRun;
  readonly calls: LoopRun | null;
}

/** Of what the web server does out of memory, the hub is to do this share with every act on disk. */
const shareBar = 0.6;
/** Commits that an issue over one connection may take longer than the bare route. */
const commitsBar = 1.5;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The median of a figure over the rounds. */
function over(rounds: readonly Round[], figure: (round: Round) => number): number {
  return median(rounds.map(figure));
}

const rateOf = (rate: number): string => rate.toFixed(0).padStart(8);

/** The measured figures as lines of text. */
export function rateLines(rounds: readonly Round[], ledger: LedgerPage): string[] {
  const last = rounds.at(-1);
  if (last === undefined) return [];
  return [
    'Answers a second over HTTP, keep-alive, 64 connections; medians of the rounds',
    `  the same route out of memory   ${rateOf(over(rounds, ({ rawTogether }) => rawTogether.rate))}`,
    `  issue, on disk                 ${rateOf(over(rounds, ({ hubTogether }) => hubTogether.rate))}`,
    `  call next, 64 windows, on disk ${rateOf(over(rounds, ({ calls }) => calls?.rate ?? Number.NaN))}`,
    '',
    head('One connection, the last round'),
    row(last.commit),
    row(last.rawAlone.latencies),
    row(last.hubAlone.latencies, last.rawAlone.latencies),
    '',
    `given out ${ledger.givenOut}, called ${ledger.called}; a number twice ${ledger.givenTwice.length}, ` +
      `a call twice ${ledger.calledTwice.length}, called from nowhere ${ledger.fromNowhere.length}`,
    '',
  ];
}

/** Says of each bar whether it holds; returns whether all do. */
export function judgeRates(
  rounds: readonly Round[],
  ledger: LedgerPage,
  print: (line: string) => void,
): boolean {
  const bar = (what: string, value: number, atMost: number, unit: string): boolean => {
    print(
      `${value <= atMost ? 'PASS' : 'FAIL'}  ${what}: ${value.toFixed(2)} of ${atMost.toFixed(2)} ${unit}`,
    );
    return value <= atMost;
  };
  const timesRaw = (figure: (round: Round) => number): number =>
    over(rounds, (round) => round.rawTogether.rate / figure(round));
  const beyondRaw = (at: 'median' | 'p99'): number =>
    over(rounds, ({ hubAlone, rawAlone, commit }) => {
      return (hubAlone.latencies[at] - rawAlone.latencies[at]) / commit[at];
    });
  const broken = ledger.givenTwice.length + ledger.calledTwice.length + ledger.fromNowhere.length;
  return [
    bar(
      'issue, the bare route is faster by',
      timesRaw(({ hubTogether }) => hubTogether.rate),
      1 / shareBar,
      '×',
    ),
    bar(
      'call next, the bare route is faster by',
      timesRaw(({ calls }) => calls?.rate ?? 0),
      1 / shareBar,
      '×',
    ),
    bar('issue alone, p50 beyond the bare route', beyondRaw('median'), commitsBar, 'commits'),
    bar('issue alone, p99 beyond the bare route', beyondRaw('p99'), commitsBar, 'commits'),
    bar('promises broken', broken, 0, ''),
  ].every(Boolean);
}
