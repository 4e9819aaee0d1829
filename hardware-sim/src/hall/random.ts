/** Chance that repeats itself: the same seed gives the same numbers on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** Evenly from `from` up to, not including, `to`. */
  between(from: number, to: number): number;
  /** One of the entries, by weight. */
  weighted<T>(entries: readonly (readonly [weight: number, value: T])[]): T;
  /** A time between two happenings of a steady stream. */
  exponential(mean: number): number;
  /** Durations of human work: half are below `median`, a few far above. `spread` is the sigma of its logarithm. */
  lognormal(median: number, spread: number): number;
  /** A stream of its own for one purpose: what others draw changes nothing in it. */
  fork(purpose: string | number): Random;
}

/** Mulberry32 (T. Ettinger, public domain): 32 bits of state, enough for a day of a hall. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    chance: (probability) => next() < probability,
    between: (from, to) => from + next() * (to - from),
    weighted: (entries) => byWeight(entries, next()),
    exponential: (mean) => -mean * Math.log(1 - next()),
    lognormal: (median, spread) => median * Math.exp(spread * normal(next(), next())),
    fork: (purpose) => createRandom(hash(`${seed >>> 0}/${purpose}`)),
  };
}

function byWeight<T>(entries: readonly (readonly [number, T])[], share: number): T {
  let left = share * entries.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, value] of entries) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = entries.at(-1);
  if (last === undefined) throw new RangeError('nothing to choose from');
  return last[1];
}

/** Box and Muller: a standard normal from two even draws. */
function normal(first: number, second: number): number {
  return Math.sqrt(-2 * Math.log(1 - first)) * Math.cos(2 * Math.PI * second);
}

/** FNV-1a, 32 bits: turns a name into a seed. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
