import type { Bilingual, ServiceId, TicketClass } from '@jiaohao/shared';
import { minutesSince, pressureOn } from '../failover/crowding.ts';
import { MINUTE } from '../hall-day/stamp.ts';
import type { HallDay, ServiceStanding } from '../hall-day/state.ts';
import { firstCallOf } from './first-call.ts';
import { promisedMinutes } from './promise.ts';

/** How long people wait for a service, and whether it gets better. */
export interface DutyQueue {
  readonly service: ServiceId;
  readonly name: Bilingual;
  readonly waiting: number;
  readonly longestMinutes: number;
  /** Since when the one who waits longest does, epoch milliseconds; null: nobody waits. */
  readonly longestSince: number | null;
  /** What the class of that longest wait is promised, minutes; null: nobody waits. */
  readonly promiseMinutes: number | null;
  readonly openWindows: number;
  /** Takes new tickets, as far as the duty manager is concerned. */
  readonly issuing: boolean;
  /** How many came and how many were called for the first time in the last quarter of an hour. */
  readonly lately: { readonly came: number; readonly called: number };
}

/** How far back a trend looks. */
const LATELY = 15 * MINUTE;

/** Every service's queue, in the plan's order. */
export function dutyQueues(state: HallDay, at: number): DutyQueue[] {
  const lately = movement(state, at - LATELY);
  return [...state.services.values()].map((standing) => {
    const pressure = pressureOn(state, standing);
    const { plan, open: issuing } = standing;
    return {
      service: plan.id,
      name: plan.name,
      waiting: pressure.waiting,
      longestMinutes: minutesSince(pressure, at),
      longestSince: pressure.since,
      promiseMinutes: promiseOfLongest(state, standing),
      openWindows: pressure.openWindows,
      issuing,
      lately: lately.get(plan.id) ?? { came: 0, called: 0 },
    };
  });
}

function promiseOfLongest({ plan }: HallDay, standing: ServiceStanding): number | null {
  const { appointment, green, regular } = standing;
  const heads = [appointment.head(), green.head(), regular.head()].flatMap((head) => head ?? []);
  const [first, ...others] = heads;
  if (first === undefined) return null;
  const longest = others.reduce((a, b) => (b.dueAt < a.dueAt ? b : a), first);
  const ofClass: TicketClass = longest.class;
  return promisedMinutes(plan.settings, ofClass);
}

function movement(state: HallDay, since: number): Map<ServiceId, { came: number; called: number }> {
  const moved = new Map<ServiceId, { came: number; called: number }>();
  for (const ticket of state.tickets.values()) {
    const came = Number(ticket.issuedAt > since);
    const called = Number((firstCallOf(ticket) ?? 0) > since);
    if (came + called === 0) continue;
    const sum = moved.get(ticket.service) ?? { came: 0, called: 0 };
    moved.set(ticket.service, { came: sum.came + came, called: sum.called + called });
  }
  return moved;
}
