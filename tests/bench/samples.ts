/** Times of one thing done over and over, in milliseconds. */
export class Samples {
  readonly name: string;
  readonly #times: number[] = [];

  constructor(name: string) {
    this.name = name;
  }

  add(ms: number): number {
    this.#times.push(ms);
    return ms;
  }

  /** Drops what was measured so far: that was warming up. */
  forget(): void {
    this.#times.length = 0;
  }

  get count(): number {
    return this.#times.length;
  }

  /** The time that a share (0–1) of them did not exceed. NaN without samples. */
  within(share: number): number {
    const sorted = this.#times.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  }

  get median(): number {
    return this.within(0.5);
  }

  get p99(): number {
    return this.within(0.99);
  }
}

const milli = (value: number): string => value.toFixed(2).padStart(9);
const times = (value: number): string => `${value.toFixed(1)} ×`.padStart(9);

/** One line of the table; with `raw`, also how many times the machine's own limit that is. */
export function row(samples: Samples, raw?: Samples): string {
  const ratios =
    raw === undefined ? '' : `${times(samples.median / raw.median)}${times(samples.p99 / raw.p99)}`;
  const name = samples.name.padEnd(66);
  return `  ${name}${String(samples.count).padStart(5)}${milli(samples.median)}${milli(samples.p99)}${ratios}`;
}

/** What stands over the lines. */
export function head(title: string): string {
  return `${title.padEnd(68)}    n      p50      p99   p50:raw  p99:raw`;
}
