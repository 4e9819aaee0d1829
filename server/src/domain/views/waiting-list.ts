import type { ServiceId, TicketClass, TicketNumber, TicketState, WindowNumber } from '@jiaohao/shared';
import { MINUTE, timeOfDay } from '../hall-day/stamp.ts';
import { serviceOf, ticketOf } from '../hall-day/lookup.ts';
import { waitingOf, windowsServing } from '../hall-day/standing.ts';
import type { HallDay, ServiceStanding, Ticket } from '../hall-day/state.ts';

/** One waiting ticket, for paper and pages. No personal field. */
export interface RosterRow {
  readonly ticket: TicketNumber;
  readonly service: ServiceId;
  readonly class: TicketClass;
  readonly state: TicketState;
  /** The one window that calls it, if it is directed there. */
  readonly window: WindowNumber | null;
  /** Local time of issue, `09:31`. */
  readonly issued: string;
}

/** Who waits, per service in the order its rules would call them if nobody else came: for calling by voice (§32-5). */
export function roster(state: HallDay): RosterRow[] {
  const directed = [...state.windows.values()].flatMap((window) => [...window.directed]);
  const services = [...state.services.values()].flatMap((service) => inOrder(state, service));
  return [...directed, ...services].map((number) => rosterRow(state, ticketOf(state, number)));
}

function rosterRow(state: HallDay, ticket: Ticket): RosterRow {
  return {
    ticket: ticket.number,
    service: ticket.service,
    class: ticket.class,
    state: ticket.state,
    window: ticket.queue.lane === 'directed' ? ticket.queue.window : null,
    issued: timeOfDay(Math.floor((ticket.issuedAt - state.midnight) / MINUTE)),
  };
}

/** A service's lanes merged: priority tickets, with a regular one after each full run of them. */
function inOrder(state: HallDay, service: ServiceStanding): TicketNumber[] {
  const priority = [...service.appointment, ...service.green];
  const regular = [...service.regular];
  const merged = [...service.resumed];
  let run = service.priorityRun;
  while (priority.length > 0 && regular.length > 0) {
    const owed = run >= state.plan.settings.priorityRun;
    merged.push(...(owed ? regular : priority).splice(0, 1));
    run = owed ? 0 : run + 1;
  }
  return [...merged, ...priority, ...regular, ...service.reinstated, ...service.undelivered];
}

/** How a service stands, for the duty manager. */
export interface ServiceLoad {
  readonly service: ServiceId;
  readonly waiting: number;
  /** Whole minutes the longest-waiting callable ticket has waited; 0 when nobody does. */
  readonly longestWaitMinutes: number;
  readonly openWindows: number;
  /** Too many for its open windows, or someone waits too long (§32-3, §33). */
  readonly crowded: boolean;
  /** Windows that could take it on: closed or paused ones that serve it. */
  readonly couldOpen: readonly WindowNumber[];
}

/** @param at epoch milliseconds */
export function serviceLoads(state: HallDay, at: number): ServiceLoad[] {
  return [...state.services.keys()].map((id) => serviceLoad(state, id, at));
}

function serviceLoad(state: HallDay, id: ServiceId, at: number): ServiceLoad {
  const service = serviceOf(state, id);
  const { crowdedPerWindow, crowdedWaitMinutes } = state.plan.settings;
  const windows = windowsServing(state, id);
  const openWindows = windows.filter((window) => window.status === 'open').length;
  const waiting = waitingOf(service);
  const longestWaitMinutes = longestWait(service, at);
  return {
    service: id,
    waiting,
    longestWaitMinutes,
    openWindows,
    crowded: waiting > crowdedPerWindow * Math.max(1, openWindows) || longestWaitMinutes > crowdedWaitMinutes,
    couldOpen: windows.filter((window) => window.status !== 'open').map((window) => window.number),
  };
}

function longestWait(service: ServiceStanding, at: number): number {
  const heads = [service.resumed, service.appointment, service.green, service.regular]
    .flatMap((lane) => lane.head() ?? [])
    .map((ticket) => ticket.issuedAt);
  return heads.length === 0 ? 0 : Math.max(0, Math.floor((at - Math.min(...heads)) / MINUTE));
}
