/** When a command arrived, read once by the single writer: the domain has no clock of its own. */
export interface Stamp {
  /** Epoch milliseconds; never earlier than the stamp before it. */
  readonly at: number;
  /** Local date, `2026-11-23`. */
  readonly date: string;
  /** Whole minutes since local midnight, 0…1439. */
  readonly minute: number;
}

export const MINUTE = 60_000;

/** Epoch milliseconds of the local midnight that began the stamp's date. */
export function midnightOf(stamp: Stamp): number {
  return stamp.at - (stamp.at % MINUTE) - stamp.minute * MINUTE;
}

/** `08:30` → 510. */
export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** 510 → `08:30`. */
export function timeOfDay(minute: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
