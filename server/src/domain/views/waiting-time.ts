import type { Bilingual, ServiceId } from '@jiaohao/shared';
import { serviceOf, ticketOf } from '../hall-day/lookup.ts';
import { MINUTE } from '../hall-day/stamp.ts';
import { waitingOf, windowsOpenFor } from '../hall-day/standing.ts';
import type { HallDay, WindowStanding } from '../hall-day/state.ts';

export interface WaitEstimate {
  /** Whole minutes. */
  readonly minutes: number;
  /** What it rests on: whole minutes for each, open windows, and how many were served today. */
  readonly each: number;
  readonly windows: number;
  readonly served: number;
}

/**
 * Minutes one ticket of a service takes at a window: the day's own times, with the expected time weighing as much as
 * `estimatePriorWeight` of them.
 */
export function minutesPerTicket(state: HallDay, id: ServiceId): number {
  const { plan, spent } = serviceOf(state, id);
  const weight = state.plan.settings.estimatePriorWeight;
  return (weight * plan.expectedMinutes + spent.milliseconds / MINUTE) / (weight + spent.count);
}

/**
 * How long a ticket of a service with so many ahead waits. The windows that serve it share their time with their other
 * services: each other queue weighs in by the share of its windows that are these. Null when no window is open for it.
 * @param at epoch milliseconds
 */
export function estimateWait(state: HallDay, id: ServiceId, ahead: number, at: number): WaitEstimate | null {
  const windows = windowsOpenFor(state, id);
  if (windows.length === 0) return null;
  const own = minutesPerTicket(state, id);
  const idle = windows.some((window) => window.current === null);
  if (ahead === 0 && idle) return estimate(state, id, windows.length, 0);
  const share = Math.min(1, ahead / Math.max(1, waitingOf(serviceOf(state, id))));
  const work = own * ahead + share * otherWork(state, id) + inHand(state, windows, at);
  return estimate(state, id, windows.length, Math.round(work / windows.length));
}

/** Minutes of work of other services that the open windows of this one will do meanwhile. */
function otherWork(state: HallDay, id: ServiceId): number {
  let minutes = 0;
  for (const { service, part } of neighboursOf(state.servedBy, id)) {
    minutes += waitingOf(serviceOf(state, service)) * minutesPerTicket(state, service) * part;
  }
  return minutes;
}

/** Another service at the open windows of one, and which part of its own open windows these are. */
interface Neighbour {
  readonly service: ServiceId;
  readonly part: number;
}

/** Asked with every ticket; a map of who serves what never changes. */
const neighbours = new WeakMap<HallDay['servedBy'], Map<ServiceId, readonly Neighbour[]>>();

function neighboursOf(servedBy: HallDay['servedBy'], id: ServiceId): readonly Neighbour[] {
  const known = neighbours.get(servedBy) ?? new Map<ServiceId, readonly Neighbour[]>();
  neighbours.set(servedBy, known);
  const found = known.get(id) ?? findNeighbours(servedBy, id);
  known.set(id, found);
  return found;
}

function findNeighbours(servedBy: HallDay['servedBy'], id: ServiceId): Neighbour[] {
  const windows = new Set(servedBy.get(id)?.open);
  return [...servedBy]
    .filter(([service]) => service !== id)
    .map(([service, { open }]) => {
      const shared = open.filter((window) => windows.has(window)).length;
      return { service, part: shared === 0 ? 0 : shared / open.length };
    })
    .filter(({ part }) => part > 0);
}

/** Minutes until the tickets in hand are done: what is left of their usual time, never less than a quarter of it. */
function inHand(state: HallDay, windows: readonly WindowStanding[], at: number): number {
  return windows.reduce((sum, { current }) => {
    if (current === null) return sum;
    const { service, calledAt } = ticketOf(state, current);
    const usual = minutesPerTicket(state, service);
    return sum + Math.max(usual / 4, usual - (at - calledAt) / MINUTE);
  }, 0);
}

function estimate(state: HallDay, id: ServiceId, windows: number, minutes: number): WaitEstimate {
  const each = Math.max(1, Math.round(minutesPerTicket(state, id)));
  return { minutes, each, windows, served: serviceOf(state, id).spent.count };
}

/** An estimate for people: the minutes, and what they rest on. */
export interface SaidWait {
  readonly minutes: number;
  readonly basis: Bilingual;
}

export function saidWait(estimate: WaitEstimate): SaidWait {
  return { minutes: estimate.minutes, basis: basisOf(estimate) };
}

function basisOf({ each, windows, served }: WaitEstimate): Bilingual {
  const open = `${windows} ${windows === 1 ? 'window' : 'windows'} open`;
  return served === 0
    ? { zh: `按每件约${each}分钟、${windows}个窗口估算`, en: `expected ${each} min each, ${open}` }
    : {
        zh: `按今日已办${served}件、每件约${each}分钟、${windows}个窗口估算`,
        en: `from ${served} served today at about ${each} min each, ${open}`,
      };
}
