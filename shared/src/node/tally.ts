import type { Logger } from 'pino';

/** Counts what is dropped and says so once a minute, so that a broken sender cannot fill a disk with log lines. */
export interface Tally {
  /** Counts one more; `why` is a fixed phrase, never what was received. */
  count(why: string): void;
  /** Everything counted since the start, by reason. */
  readonly totals: ReadonlyMap<string, number>;
  /** Says what is still unsaid and stops the timer. */
  stop(): void;
}

/** Builds a tally that logs at warn level; `what` names what is dropped, `everyMs` (default one minute) how often it is said. */
export function createTally(log: Logger, what: string, everyMs = 60_000): Tally {
  const totals = new Map<string, number>();
  const unsaid = new Map<string, number>();
  const say = (): void => {
    if (unsaid.size === 0) return;
    log.warn({ dropped: Object.fromEntries(unsaid) }, `dropped ${what}`);
    unsaid.clear();
  };
  const timer = setInterval(say, everyMs);
  timer.unref();
  return {
    totals,
    count(why) {
      totals.set(why, (totals.get(why) ?? 0) + 1);
      unsaid.set(why, (unsaid.get(why) ?? 0) + 1);
    },
    stop() {
      clearInterval(timer);
      say();
    },
  };
}
