/** Values of one set of labels. */
interface Series {
  readonly labels: Readonly<Record<string, string>>;
  /** How many fell between each bound and the one before; the last: beyond all. */
  readonly counts: number[];
  sum: number;
}

/** Notes one value. */
export type Note = (value: number) => void;

/**
 * A histogram for what happens thousands of times a second: who notes keeps the series it notes in, and noting is a search
 * among a dozen bounds. (prom-client's own looks its labels up at each value, which costs several times as much.)
 */
export interface Histogram {
  /** Where values with these labels are noted; asked once. */
  of(labels?: Readonly<Record<string, string>>): Note;
  /** Prometheus text, without a line end. */
  text(): string;
}

export interface HistogramSpec {
  readonly name: string;
  readonly help: string;
  /** Upper bounds, ascending. */
  readonly buckets: readonly number[];
}

export function createHistogram({ name, help, buckets }: HistogramSpec): Histogram {
  const all: Series[] = [];
  return {
    of(labels = {}) {
      const series: Series = { labels, counts: Array.from({ length: buckets.length + 1 }, () => 0), sum: 0 };
      all.push(series);
      return (value) => {
        let at = 0;
        while (at < buckets.length && value > (buckets[at] ?? 0)) at += 1;
        series.counts[at] = (series.counts[at] ?? 0) + 1;
        series.sum += value;
      };
    },
    text: () =>
      [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`]
        .concat(all.flatMap((series) => linesOf(name, buckets, series)))
        .join('\n'),
  };
}

/** Each bucket has what is at most its bound, and so the buckets before it. */
function linesOf(name: string, buckets: readonly number[], { labels, counts, sum }: Series): string[] {
  let count = 0;
  const lines = counts.map((n, at) => {
    count += n;
    return `${name}_bucket${written({ ...labels, le: `${buckets[at] ?? '+Inf'}` })} ${count}`;
  });
  return [...lines, `${name}_sum${written(labels)} ${sum}`, `${name}_count${written(labels)} ${count}`];
}

/** `{lane="agents"}`; nothing of none. */
function written(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

const escaped = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
