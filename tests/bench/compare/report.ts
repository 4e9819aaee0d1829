import type { Comparison } from './compare.ts';

/** The comparison as lines of text. */
export function reportLines({ runs, ledger }: Comparison): string[] {
  const columns = ['', 'connections', 'answers', 'a second', 'p50 ms', 'p99 ms', 'no number', 'broken'];
  const rows = runs.map(({ name, connections, answers, rate, latencies, refused, broken }) => [
    name,
    String(connections),
    String(answers),
    rate.toFixed(0),
    latencies.median.toFixed(2),
    latencies.p99.toFixed(2),
    String(refused),
    String(broken),
  ]);
  return [
    ...[columns, ...rows].map((cells) =>
      cells.map((cell, at) => (at === 0 ? cell.padEnd(8) : cell.padStart(12))).join(''),
    ),
    '',
    `given out ${ledger.givenOut}, the same number twice ${ledger.givenTwice.length}${some(ledger.givenTwice)}`,
    `called    ${ledger.called}, more than once ${ledger.calledTwice.length}${some(ledger.calledTwice)}`,
    `called though never given out ${ledger.fromNowhere.length}${some(ledger.fromNowhere)}; never called ${ledger.left}`,
  ];
}

/** Whether every number was one person's and was called once. */
export function keptItsPromises({ ledger }: Comparison): boolean {
  return ledger.givenTwice.length + ledger.calledTwice.length + ledger.fromNowhere.length + ledger.left === 0;
}

function some(numbers: readonly string[]): string {
  return numbers.length === 0 ? '' : ` (${numbers.slice(0, 5).join(', ')}${numbers.length > 5 ? ', …' : ''})`;
}
