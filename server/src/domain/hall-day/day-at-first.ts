import type { TicketState } from '@jiaohao/shared';
import { backEntryAtFirst } from '../back-entry/standing.ts';
import { failuresAtFirst } from '../failover/standing.ts';
import type { HallPlan, ServicePlan } from '../hall.ts';
import type { Carried } from './events.ts';
import { Lane } from './lane.ts';
import { servedBy } from './served-by.ts';
import type { HallDay, ServiceStanding, WindowStanding } from './state.ts';

/** Every state of a ticket at zero. */
function noTickets(): Record<TicketState, number> {
  return {
    waiting: 0,
    called: 0,
    serving: 0,
    done: 0,
    missed: 0,
    held: 0,
    transferred: 0,
    interrupted: 0,
    cancelled: 0,
    abandoned: 0,
  };
}

/** A day's beginning: all windows closed, nobody waiting; what the day before `carried` over goes on. */
export function emptyDay(
  plan: HallPlan,
  date: string | null,
  midnight: number,
  openedAt: number,
  carried: Carried | null = null,
): HallDay {
  const windows = new Map(plan.windows.map((window) => [window.number, emptyWindow(window)]));
  const services = new Map(plan.services.map((service) => [service.id, emptyService(service)]));
  return {
    plan,
    date,
    midnight,
    openedAt,
    phase: date === null ? 'none' : 'open',
    drainedAt: 0,
    foundOpen: false,
    lastEndedAt: openedAt,
    lastEventAt: openedAt,
    windows,
    services,
    servedBy: servedBy(windows, services),
    tickets: new Map(),
    unprinted: new Set(),
    printOrders: new Map(),
    people: new Map(),
    slots: new Map(
      plan.appointments.map(({ id, service, minute, memberKey }) => [
        id,
        { id, service, minute, memberKey, ticket: null },
      ]),
    ),
    lastNumbers: new Map(),
    issued: 0,
    counts: noTickets(),
    failures: failuresAtFirst(carried),
    openingCheck: null,
    backEntry: backEntryAtFirst(carried ?? { conflicts: [], paper: [] }),
  };
}

/** A hall before its first day: boards show closed windows, nothing has been issued. */
export function initialState(plan: HallPlan): HallDay {
  return emptyDay(plan, null, 0, 0);
}

/** A window before anybody is there. */
export function emptyWindow(plan: HallPlan['windows'][number]): WindowStanding {
  return {
    number: plan.number,
    services: plan.services,
    helperServices: plan.helperServices,
    dedicatedGreen: plan.dedicatedGreen,
    status: 'closed',
    pause: null,
    pauses: [],
    clerk: null,
    current: null,
    last: null,
    lastBefore: null,
    lastCallAt: null,
    directed: new Lane(),
    held: new Set(),
    attention: 0,
    beeps: 0,
    gradeAsks: 0,
  };
}

function emptyService(plan: ServicePlan): ServiceStanding {
  return {
    plan,
    open: true,
    resumed: new Lane(),
    appointment: new Lane(),
    green: new Lane(),
    regular: new Lane(),
    reinstated: new Lane(),
    undelivered: new Set(),
    calls: 0,
    priorityRun: 0,
    spent: { count: 0, milliseconds: 0 },
  };
}
