/** Stops guessing: after so many wrong tries a name must wait, whatever it says. */
export interface Throttle {
  /** False while `who` has to wait. */
  mayTry(who: string): boolean;
  failed(who: string): void;
  succeeded(who: string): void;
}

export interface ThrottleOptions {
  /** Wrong tries before the wait. */
  readonly tries: number;
  /** The wait, and the time after which a wrong try is forgotten, ms. */
  readonly waitMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** More names than a hall has; past it the oldest are forgotten, so that made-up names cannot fill the memory. */
const maxNames = 10_000;

export function createThrottle({ tries, waitMs, now }: ThrottleOptions): Throttle {
  const wrong = new Map<string, { count: number; until: number }>();
  const current = (who: string): { count: number; until: number } | undefined => {
    const entry = wrong.get(who);
    if (entry !== undefined && entry.until > now()) return entry;
    wrong.delete(who);
    return undefined;
  };
  return {
    mayTry: (who) => (current(who)?.count ?? 0) < tries,
    failed(who) {
      const count = (current(who)?.count ?? 0) + 1;
      wrong.delete(who);
      wrong.set(who, { count, until: now() + waitMs });
      const oldest = wrong.keys().next();
      if (wrong.size > maxNames && oldest.done !== true) wrong.delete(oldest.value);
    },
    succeeded: (who) => {
      wrong.delete(who);
    },
  };
}
