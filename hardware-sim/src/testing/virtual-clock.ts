import type { Clock } from '../clock.ts';

/** A clock that stands still until it is turned. */
export interface VirtualClock extends Clock {
  /** Lets `ms` pass: everything due is called, in order of its time. */
  pass(ms: number): void;
}

/** Builds a clock at zero. */
export function virtualClock(): VirtualClock {
  let now = 0;
  const due = new Set<{ readonly at: number; readonly act: () => void }>();
  return {
    now: () => now,
    schedule(ms, act) {
      const entry = { at: now + ms, act };
      due.add(entry);
      return () => due.delete(entry);
    },
    pass(ms) {
      const end = now + ms;
      for (;;) {
        const [next] = [...due].filter((entry) => entry.at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        due.delete(next);
        now = next.at;
        next.act();
      }
      now = end;
    },
  };
}
