/** The time in the hall's zone. */
export interface HallClock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The date of today, `2026-11-23`. */
  readonly today: () => string;
  /** Wall time of an epoch time, `2026-11-23 09:31`. */
  readonly wall: (at: number) => string;
}

/** Reads this machine's clock as the hall's time zone does. */
export function hallClock(timeZone: string, now: () => number = Date.now): HallClock {
  // The Swedish locale writes dates and times as ISO 8601 does.
  const date = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const minute = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return { now, today: () => date.format(now()), wall: (at) => minute.format(at) };
}
