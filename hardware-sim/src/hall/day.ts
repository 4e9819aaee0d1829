import { arrivals } from './arrivals.ts';
import { HOUR, MINUTE, closesAt, opensAt, services, windows, type Booking } from './model-hall.ts';
import type { Random } from './random.ts';
import { drawEntry, drawMember, drawVisit, type Entry, type Visit } from './visit.ts';

/** A clerk's day. Times in milliseconds since midnight. */
export interface Shift {
  readonly window: number;
  readonly clerk: string;
  readonly startsAt: number;
  readonly breaks: readonly { readonly at: number; readonly length: number; readonly reason: string }[];
  /** Stays till the last member is served, whatever service it is. */
  readonly last: boolean;
}

/** Something that happens to the hall rather than in it. */
export type Incident = { readonly at: number } & (
  | { readonly kind: 'window-fails'; readonly window: number; readonly length: number }
  | { readonly kind: 'helps'; readonly window: number; readonly service: string }
  | { readonly kind: 'dedicated'; readonly window: number; readonly length: number }
  | { readonly kind: 'service-stops'; readonly service: string; readonly length: number }
  | { readonly kind: 'reassigns'; readonly window: number | null }
);

/** All that one day brings, drawn before it begins. */
export interface DayScript {
  readonly visits: readonly Visit[];
  readonly bookings: readonly Booking[];
  readonly shifts: readonly Shift[];
  readonly incidents: readonly Incident[];
}

/** Draws a day. Each part has its own stream: another service more changes nothing in the others. */
export function drawDay(random: Random): DayScript {
  const load = random.fork('load').between(0.85, 1.1);
  const greenShare = random.fork('green').between(0.6, 2.5);
  const booked = drawBookings(random.fork('bookings'));
  const walkIns = arrivals(random.fork('arrivals'), load).map(({ at, service }, index) => {
    const own = random.fork(`visit ${index}`);
    const entry = drawEntry(own, greenShare);
    return drawVisit(own, at, service, entry, drawMember(own, entry));
  });
  return {
    visits: [...walkIns, ...booked.visits].sort((a, b) => a.arrivesAt - b.arrivesAt),
    bookings: booked.bookings,
    shifts: windows.map((window) =>
      drawShift(random.fork(`shift ${window.number}`), window.number, window.clerk),
    ),
    incidents: drawIncidents(random.fork('incidents')),
  };
}

function drawBookings(random: Random): { bookings: Booking[]; visits: Visit[] } {
  const bookings: Booking[] = [];
  const visits: Visit[] = [];
  for (const { id: service, booked } of services) {
    const own = random.fork(service);
    for (let slotAt = 9 * HOUR; slotAt < 16.5 * HOUR; slotAt += 15 * MINUTE) {
      if (!own.chance(booked)) continue;
      const id = `${service}-${slotAt / MINUTE}`;
      const entry: Entry = { kind: 'appointment', id, slotAt };
      const member = drawMember(own, entry);
      bookings.push({
        id,
        service,
        minute: slotAt / MINUTE,
        memberKey: own.chance(0.9) ? (member?.key ?? null) : null,
      });
      const comes = own.weighted<readonly [number, number] | null>([
        [45, [-25, -10]],
        [35, [-10, 5]],
        [8, [5, 15]],
        [7, [16, 60]],
        [5, null],
      ]);
      if (comes === null) continue;
      const arrivesAt = Math.max(opensAt, slotAt + Math.round(own.between(...comes) * MINUTE));
      visits.push(drawVisit(own, arrivesAt, service, entry, member));
    }
  }
  return { bookings, visits };
}

function drawShift(random: Random, window: number, clerk: string): Shift {
  const tea = (from: number, to: number) => ({
    at: random.between(from, to),
    length: random.between(5 * MINUTE, 12 * MINUTE),
    reason: '短暂离开',
  });
  const lunchAt = window % 2 === 0 ? 11.5 * HOUR : 12.25 * HOUR;
  const lunch = { at: lunchAt, length: 40 * MINUTE, reason: '午餐' };
  return {
    window,
    clerk,
    startsAt: Math.round(opensAt - random.between(2 * MINUTE, 6 * MINUTE)),
    breaks: [tea(9.5 * HOUR, 11 * HOUR), lunch, tea(14 * HOUR, 16 * HOUR)],
    last: window === 8,
  };
}

function drawIncidents(random: Random): Incident[] {
  const window = () => 1 + Math.floor(random.next() * windows.length);
  const service = () => random.weighted(services.map(({ id }) => [1, id] as const));
  const at = () => Math.round(random.between(opensAt + HOUR, closesAt - 0.5 * HOUR));
  const length = () => Math.round(random.between(5 * MINUTE, 40 * MINUTE));
  const times = (mean: number, draw: () => Incident): Incident[] =>
    Array.from({ length: Math.floor(random.exponential(mean) + random.next()) }, draw);
  return [
    ...times(0.8, () => ({ kind: 'window-fails', at: at(), window: window(), length: length() })),
    ...times(0.8, () => ({ kind: 'helps', at: at(), window: window(), service: service() })),
    ...times(0.2, () => ({ kind: 'dedicated', at: at(), window: window(), length: length() })),
    ...times(0.2, () => ({ kind: 'service-stops', at: at(), service: service(), length: length() })),
    ...times(1, () => ({ kind: 'reassigns', at: at(), window: random.chance(0.7) ? window() : null })),
  ].sort((a, b) => a.at - b.at);
}
