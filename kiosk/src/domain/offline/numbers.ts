import { numberIn, type NumberLease, type ServiceId, type TicketNumber } from '@jiaohao/shared';

/** A number that this kiosk has given out by itself, and the business date it counts for. */
export interface NumberOfDate {
  readonly date: string;
  readonly ticket: TicketNumber;
}

type SeriesLease = NumberLease['series'][number];

/** Fewer left of a series than this: more are asked for while the hub is there to lease them. */
const fewNumbers = 5;

/**
 * The business date a number given out now counts for: today, unless the hub's own day is later, when it is this
 * machine's clock that is wrong.
 */
export function givingDate(lease: NumberLease, today: string): string {
  return lease.date !== null && lease.date > today ? lease.date : today;
}

/** The next number for a service, or null when none of its series is left. `given`: all this kiosk gave out itself. */
export function nextNumber(
  lease: NumberLease,
  service: ServiceId,
  today: string,
  given: readonly NumberOfDate[],
): TicketNumber | null {
  const series = lease.services.find((each) => each.service === service)?.series;
  const row = lease.series.find((each) => each.series === series);
  return row === undefined ? null : (freeNumbers(lease, row, today, given)[0] ?? null);
}

/** Whether a series of this kiosk has few numbers left. */
export function runsLow(lease: NumberLease, today: string, given: readonly NumberOfDate[]): boolean {
  return lease.series.some((row) => freeNumbers(lease, row, today, given).length < fewNumbers);
}

/** What is left of a series, in the order it is to be used. */
function freeNumbers(
  lease: NumberLease,
  { series, blocks, used }: SeriesLease,
  today: string,
  given: readonly NumberOfDate[],
): TicketNumber[] {
  const date = givingDate(lease, today);
  // The hub spoke of another day: only the first block is this kiosk's on any day, and all of it is fresh.
  const known = lease.date === date;
  const ticketOf = (number: number): TicketNumber => numberIn(series, number, lease.numberDigits);
  const taken = new Set([
    ...(known ? used.map(ticketOf) : []),
    ...given.filter((each) => each.date === date).map(({ ticket }) => ticket),
  ]);
  return (known ? blocks : blocks.slice(0, 1))
    .flatMap(({ from, to }) => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at))
    .map(ticketOf)
    .filter((ticket) => !taken.has(ticket));
}
