/** Stops guessing: after so many tries that were not right, a name must wait, whatever it says. */
export interface Throttle {
  /** Counts a try before it is checked, so that many at once are not more than one after another. False: must wait. */
  mayTry(who: string): boolean;
  /** The try was right: the name starts afresh. */
  wasRight(who: string): void;
  /** Until when the last of these names must wait, epoch milliseconds; null when none must. */
  waitsUntil(names: (who: string) => boolean): number | null;
  /** These names start afresh. */
  forgive(names: (who: string) => boolean): void;
}

export interface ThrottleOptions {
  /** Tries before the wait. */
  readonly tries: number;
  /** The wait, and the time after which a try is forgotten, ms. */
  readonly waitMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** More names than a hall has; past it the oldest are forgotten, so that made-up names cannot fill the memory. */
const maxNames = 10_000;

export function createThrottle({ tries, waitMs, now }: ThrottleOptions): Throttle {
  const tried = new Map<string, { count: number; until: number }>();
  const countOf = (who: string): number => {
    const entry = tried.get(who);
    return entry !== undefined && entry.until > now() ? entry.count : 0;
  };
  return {
    mayTry(who) {
      const count = countOf(who);
      if (count >= tries) return false;
      tried.delete(who);
      tried.set(who, { count: count + 1, until: now() + waitMs });
      const oldest = tried.keys().next();
      if (tried.size > maxNames && oldest.done !== true) tried.delete(oldest.value);
      return true;
    },
    wasRight: (who) => {
      tried.delete(who);
    },
    waitsUntil(names) {
      const waits = [...tried].flatMap(([who, { until }]) =>
        names(who) && countOf(who) >= tries ? [until] : [],
      );
      return waits.length === 0 ? null : Math.max(...waits);
    },
    forgive(names) {
      for (const who of tried.keys()) if (names(who)) tried.delete(who);
    },
  };
}
