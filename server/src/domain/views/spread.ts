/** How long something took, over many times; seconds. All null: it never happened. */
export interface Spread {
  readonly count: number;
  readonly median: number | null;
  /** Nine of ten took no longer. */
  readonly p90: number | null;
  readonly longest: number | null;
}

/** The spread of times in milliseconds, in any order. */
export function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  return {
    count: sorted.length,
    median: secondsAt(sorted, 0.5),
    p90: secondsAt(sorted, 0.9),
    longest: secondsAt(sorted, 1),
  };
}

/** The smallest time that this share of all do not exceed, whole seconds. */
function secondsAt(sorted: readonly number[], share: number): number | null {
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return found === undefined ? null : Math.round(found / 1000);
}
