import type { Bilingual, GreenReason, ServiceId, TicketClass, TicketNumber } from '@jiaohao/shared';
import { serviceOf } from '../hall-day/lookup.ts';
import { MINUTE } from '../hall-day/stamp.ts';
import type { HallDay, Ticket } from '../hall-day/state.ts';
import { waitOf } from './first-call.ts';
import type { Wait } from './first-call.ts';
import { spreadOf } from './spread.ts';
import type { Spread } from './spread.ts';
import { windowTimes } from './window-times.ts';
import type { WindowTimes } from './window-times.ts';

/** How long some tickets waited for their first call. */
interface WaitFigures extends Spread {
  /** Still waiting. */
  readonly waiting: number;
  /** Went, or were cancelled, before anybody called them. */
  readonly left: number;
  /** Of those called, and those who still wait beyond it: how many within what they were promised, percent. */
  readonly withinPercent: number | null;
}

interface ServiceWaits extends WaitFigures {
  readonly service: ServiceId;
  readonly name: Bilingual;
  readonly class: TicketClass;
}

/** Those who came in one hour of the day. */
interface HourWaits extends WaitFigures {
  /** 9: from 09:00 to 10:00. */
  readonly hour: number;
  readonly came: number;
  /** The same for each service that somebody came for. */
  readonly services: readonly (WaitFigures & { readonly service: ServiceId })[];
}

/** One of the longest waits. */
interface LongWait {
  readonly ticket: TicketNumber;
  readonly service: ServiceId;
  readonly class: TicketClass;
  readonly since: number;
  readonly seconds: number;
  readonly over: Wait['over'];
  readonly kept: boolean;
}

/** Who waited how long on a day, and what became of them. Of tickets, never of names. */
export interface DayWaits {
  readonly date: string | null;
  readonly at: number;
  readonly all: WaitFigures;
  readonly services: readonly ServiceWaits[];
  readonly hours: readonly HourWaits[];
  readonly longest: readonly LongWait[];
  readonly windows: readonly WindowTimes[];
  /** Times that a ticket was called in vain; how many of them came back into the queue; how many never did. */
  readonly misses: { readonly times: number; readonly reinstated: number; readonly lost: number };
  /** How many had the green channel, by reason. */
  readonly greens: readonly { readonly reason: GreenReason; readonly count: number }[];
  /** How often members gave each grade, 1 best. */
  readonly grades: readonly { readonly grade: number; readonly count: number }[];
}

/** How many of the longest waits are told. */
const LONGEST = 20;
const HOUR = 60 * MINUTE;

/**
 * The day's waits as of a moment. A wait is from taking the ticket (of a kept appointment from its slot) to its first
 * call; what comes after a transfer or a hold is not waiting in the hall.
 * @param at epoch milliseconds
 */
export function dayWaits(state: HallDay, at: number): DayWaits {
  const tickets = [...state.tickets.values()];
  const waits = tickets.map((ticket) => waitOf(state, ticket, at));
  return {
    date: state.date,
    at,
    all: figuresOf(waits),
    services: byService(state, waits),
    hours: byHour(state, waits),
    longest: longest(waits),
    windows: windowTimes(state),
    misses: missesOf(tickets),
    greens: counted(tickets.flatMap(({ green }) => green?.reason ?? [])).map(([reason, count]) => ({
      reason,
      count,
    })),
    grades: counted(tickets.flatMap(({ grade }) => grade ?? []))
      .map(([grade, count]) => ({ grade, count }))
      .sort((a, b) => a.grade - b.grade),
  };
}

function figuresOf(waits: readonly Wait[]): WaitFigures {
  const called = waits.filter(({ over }) => over === 'called');
  const waiting = waits.filter(({ over }) => over === null);
  const kept = called.filter((wait) => wait.kept).length;
  const judged = called.length + waiting.filter((wait) => !wait.kept).length;
  return {
    ...spreadOf(called.map(({ ms }) => ms)),
    waiting: waiting.length,
    left: waits.length - called.length - waiting.length,
    withinPercent: judged === 0 ? null : Math.round((100 * kept) / judged),
  };
}

function byService(state: HallDay, waits: readonly Wait[]): ServiceWaits[] {
  const classes = ['regular', 'green', 'appointment'] as const;
  return [...state.services.keys()].flatMap((service) =>
    classes.flatMap((each) => {
      const those = waits.filter(({ ticket }) => ticket.service === service && ticket.class === each);
      if (those.length === 0) return [];
      const { name } = serviceOf(state, service).plan;
      return [{ service, name, class: each, ...figuresOf(those) }];
    }),
  );
}

function byHour({ midnight }: HallDay, waits: readonly Wait[]): HourWaits[] {
  const hours = Map.groupBy(waits, ({ ticket }) => Math.floor((ticket.issuedAt - midnight) / HOUR));
  return [...hours]
    .sort(([a], [b]) => a - b)
    .map(([hour, those]) => ({
      hour,
      came: those.length,
      ...figuresOf(those),
      services: [...Map.groupBy(those, ({ ticket }) => ticket.service)].map(([service, its]) => ({
        service,
        ...figuresOf(its),
      })),
    }));
}

function longest(waits: readonly Wait[]): LongWait[] {
  return waits
    .filter(({ over }) => over !== 'left')
    .sort((a, b) => b.ms - a.ms || a.ticket.order - b.ticket.order)
    .slice(0, LONGEST)
    .map(({ ticket, ms, over, kept }) => ({
      ticket: ticket.number,
      service: ticket.service,
      class: ticket.class,
      since: ticket.dueAt,
      seconds: Math.floor(ms / 1000),
      over,
      kept,
    }));
}

function missesOf(tickets: readonly Ticket[]): DayWaits['misses'] {
  const times = tickets.flatMap(({ visits }) => visits.filter(({ how }) => how === 'missed')).length;
  const lost = tickets.filter(({ state }) => state === 'missed').length;
  return { times, reinstated: tickets.reduce((sum, { reinstated }) => sum + reinstated, 0), lost };
}

/** How often each value is there, the most frequent first. */
function counted<T>(values: readonly T[]): [T, number][] {
  const groups = Map.groupBy(values, (value) => value);
  return [...groups].map(([value, all]): [T, number] => [value, all.length]).sort((a, b) => b[1] - a[1]);
}
