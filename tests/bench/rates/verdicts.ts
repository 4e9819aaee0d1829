import { median, type Bars } from '../bars.ts';
import type { LoopRun } from '../load/closed-loop.ts';
import type { LedgerPage } from '../load/ledger.ts';
import { head, row, type Samples } from '../samples.ts';

/** What was measured side by side. */
export interface Round {
  readonly rawAlone: LoopRun;
  /** The same route with a row on disk before each answer, the rows of a turn in one commit. */
  readonly onDiskAlone: LoopRun;
  readonly hubAlone: LoopRun;
  /** One row, durably committed. */
  readonly commit: Samples;
  readonly rawTogether: LoopRun;
  readonly onDiskTogether: LoopRun;
  readonly hubTogether: LoopRun;
  readonly calls: LoopRun;
}

export interface RatesBars {
  /** Of what the web server does out of memory, the hub is to do this share with every act on disk, %. */
  readonly share: number;
  /** Commits that an issue over one connection may take longer than the bare route; null: not looked at. */
  readonly commits: number | null;
}

export const ratesBars: RatesBars = { share: 60, commits: 1.5 };

/** The median of a figure over the rounds. */
function over(rounds: readonly Round[], figure: (round: Round) => number): number {
  return median(rounds.map(figure));
}

/** How many commits longer than the bare route one connection waits; a commit as it is when nothing else is done. */
function commitsBeyond(
  rounds: readonly Round[],
  who: 'onDiskAlone' | 'hubAlone',
  at: 'median' | 'p99',
): number {
  return over(rounds, ({ [who]: run, rawAlone, commit }) => {
    return (run.latencies[at] - rawAlone.latencies[at]) / commit[at];
  });
}

const rateOf = (rate: number): string => rate.toFixed(0).padStart(8);

/** The measured figures as lines of text. */
export function rateLines(rounds: readonly Round[], ledger: LedgerPage): string[] {
  const last = rounds.at(-1);
  if (last === undefined) return [];
  return [
    'Answers a second over HTTP, keep-alive, 64 connections; medians of the rounds',
    `  the same route out of memory   ${rateOf(over(rounds, ({ rawTogether }) => rawTogether.rate))}`,
    `  that route, a commit a turn    ${rateOf(over(rounds, ({ onDiskTogether }) => onDiskTogether.rate))}`,
    `  issue, on disk                 ${rateOf(over(rounds, ({ hubTogether }) => hubTogether.rate))}`,
    `  call next, 64 windows, on disk ${rateOf(over(rounds, ({ calls }) => calls.rate))}`,
    '',
    head('One connection, the last round'),
    row(last.commit),
    row(last.rawAlone.latencies),
    row(last.onDiskAlone.latencies, last.rawAlone.latencies),
    row(last.hubAlone.latencies, last.rawAlone.latencies),
    `Beyond the bare route, p50: that route with a commit ${commitsBeyond(rounds, 'onDiskAlone', 'median').toFixed(1)} commits, ` +
      `the hub ${commitsBeyond(rounds, 'hubAlone', 'median').toFixed(1)}`,
    '',
    `given out ${ledger.givenOut}, called ${ledger.called}; a number twice ${ledger.givenTwice.length}, ` +
      `a call twice ${ledger.calledTwice.length}, called from nowhere ${ledger.fromNowhere.length}`,
    '',
  ];
}

/** Holds the rates against their bars. */
export function judgeRates(
  rounds: readonly Round[],
  ledger: LedgerPage,
  { share, commits }: RatesBars,
  bars: Bars,
): void {
  const ofRaw = (figure: (round: Round) => number): number =>
    over(rounds, (round) => (100 * figure(round)) / round.rawTogether.rate);
  const broken = ledger.givenTwice.length + ledger.calledTwice.length + ledger.fromNowhere.length;
  const ofBare = '% of the bare route';
  bars.atLeast(
    'issue over HTTP',
    ofRaw(({ hubTogether }) => hubTogether.rate),
    share,
    ofBare,
  );
  bars.atLeast(
    'call next over HTTP',
    ofRaw(({ calls }) => calls.rate),
    share,
    ofBare,
  );
  if (commits !== null)
    for (const [name, at] of [
      ['p50', 'median'],
      ['p99', 'p99'],
    ] as const)
      bars.atMost(
        `issue over one connection, ${name} beyond the bare route`,
        commitsBeyond(rounds, 'hubAlone', at),
        commits,
        'commits',
      );
  bars.atMost('promises broken', broken, 0, '');
}
