/** A promise of speed beside what was measured. */
interface Bar {
  readonly verdict: 'PASS' | 'FAIL' | 'UNDECIDED';
  readonly what: string;
  /** In words: `1.42 of at most 3.00 × the raw legs`. */
  readonly figures: string;
}

/** All bars of a run: each is printed when it is known, and all of them at the end. */
export interface Bars {
  /** @returns whether it holds */
  atMost(what: string, measured: number, bar: number, unit: string): boolean;
  /** @returns whether it holds */
  atLeast(what: string, measured: number, bar: number, unit: string): boolean;
  /** The machine itself was too slow, in the same run, to say anything about the programs. */
  undecided(what: string, figures: string): void;
  /** Whether no bar failed. */
  readonly hold: boolean;
  /** One line a bar. */
  lines(): string[];
}

export function createBars(print: (line: string) => void): Bars {
  const all: Bar[] = [];
  const add = (verdict: Bar['verdict'], what: string, figures: string): boolean => {
    const bar = { verdict, what, figures };
    all.push(bar);
    print(lineOf(bar));
    return verdict === 'PASS';
  };
  const judge = (what: string, measured: number, [bar, holds]: [string, boolean], unit: string): boolean =>
    add(holds ? 'PASS' : 'FAIL', what, `${figure(measured)} of ${bar} ${unit}`.trimEnd());
  return {
    atMost: (what, measured, bar, unit) =>
      judge(what, measured, [`at most ${figure(bar)}`, measured <= bar], unit),
    atLeast: (what, measured, bar, unit) =>
      judge(what, measured, [`at least ${figure(bar)}`, measured >= bar], unit),
    undecided: (what, figures) => void add('UNDECIDED', what, figures),
    get hold() {
      return all.every(({ verdict }) => verdict !== 'FAIL');
    },
    lines: () => all.map(lineOf),
  };
}

function lineOf({ verdict, what, figures }: Bar): string {
  return `${verdict.padEnd(9)}  ${what}: ${figures}`;
}

/** As many digits as say something. */
function figure(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en');
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
}

/** The middle one; of an even number the upper of the two. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
