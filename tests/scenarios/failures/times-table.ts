import { verdictOf, type Measured } from './failure-watch.ts';

/** The measured times, one row a fault, as Markdown. */
export function timesTable(measured: readonly Measured[]): string {
  const rows = measured.map((time) => [
    time.row,
    `${time.what.zh} · ${time.what.en}`,
    time.withinSeconds === null ? '–' : `${time.withinSeconds} s`,
    `${(time.ms / 1000).toFixed(2)} s`,
    verdictOf(time) === 'in time' ? '' : verdictOf(time).toUpperCase(),
  ]);
  const head = ['row', 'fault', 'to be noticed within', 'noticed after', ''];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
