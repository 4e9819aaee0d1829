import { roster as rosterMessage, rosterLength } from '@jiaohao/shared';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evolve } from '../hall-day/evolve.ts';
import type { HallEvent } from '../hall-day/events.ts';
import { callNext } from '../routing/call-next.ts';
import { anyDays } from '../testing/busy-hall.ts';
import { givenWith, Hall } from '../testing/given.ts';
import { planWith, withWindows } from '../testing/plans.ts';
import {
  calls,
  checksIn,
  clock,
  delivers,
  device,
  finishes,
  logsIn,
  minutes,
  misses,
  nextDay,
  recalls,
  seconds,
  sendsToService,
  sendsToWindow,
  staff,
  takes,
} from '../testing/steps.ts';
import { rosterOf } from './roster.ts';

const given = givenWith(expect);
const rosterIn = (hall: Hall) => rosterOf(hall.state, hall.plan, hall.stamp);
const row = (hall: Hall, service: string) =>
  rosterIn(hall).services.find((each) => each.service === service)!;
const named = (hall: Hall, service: string) => row(hall, service).tickets.map(({ ticket }) => ticket);

describe('The roster', () => {
  it('names who waits for each service in calling order, and who is where', () => {
    const plan = withWindows(
      { number: 1, services: ['withdrawal'], helperServices: ['loan'] },
      { number: 2, services: ['withdrawal'] },
      { number: 3, services: ['deposit', 'loan'] },
    );
    const { hall } = given(
      plan,
      logsIn(1),
      logsIn(2),
      takes('withdrawal'),
      takes('withdrawal'),
      takes('withdrawal', { green: 'pregnant' }),
      takes('withdrawal', { green: 'disabled' }),
      takes('withdrawal', { unprinted: true }),
      calls(1),
      sendsToWindow(1, 2),
      calls(1),
    );
    const roster = rosterIn(hall);
    expect(rosterMessage.parse(roster)).toEqual(roster);
    expect(roster).toMatchObject({ at: hall.stamp.at, date: '2026-11-23', hall: plan.name });
    expect(roster.services).toEqual([
      {
        service: 'deposit',
        name: { zh: '缴存', en: 'Deposit' },
        series: 'A',
        windows: '3',
        tickets: [],
        more: 0,
      },
      {
        service: 'withdrawal',
        name: { zh: '提取', en: 'Withdrawal' },
        series: 'B',
        windows: '1–2',
        tickets: [
          { ticket: 'B001', class: 'regular' },
          { ticket: 'B002', class: 'regular' },
        ],
        more: 0,
      },
      { service: 'loan', name: { zh: '贷款', en: 'Loan' }, series: 'C', windows: '3', tickets: [], more: 0 },
    ]);
    expect(roster.windows).toEqual([
      { window: 1, status: 'open', ticket: 'B004', directed: [], services: ['withdrawal', 'loan'] },
      { window: 2, status: 'open', ticket: null, directed: ['B003'], services: ['withdrawal'] },
      { window: 3, status: 'closed', ticket: null, directed: [], services: ['deposit', 'loan'] },
    ]);
  });

  it('lets a regular come after so many priority calls, as the call key does', () => {
    const greens = Array.from({ length: 4 }, () => takes('withdrawal', { green: 'pregnant' }));
    const { hall } = given(planWith(), takes('withdrawal'), takes('withdrawal'), ...greens);
    expect(named(hall, 'withdrawal')).toEqual(['B003', 'B004', 'B001', 'B005', 'B006', 'B002']);
  });

  it('has an appointment once it is due', () => {
    const booked = { id: 'P1', service: 'withdrawal', date: '2026-11-23', minute: 600 };
    const { hall } = given(
      planWith({ appointments: [booked] }),
      clock('09:30'),
      takes('withdrawal'),
      checksIn('P1'),
    );
    expect(row(hall, 'withdrawal')).toMatchObject({ tickets: [{ ticket: 'B001' }], more: 1 });
    hall.take(clock('09:50'));
    expect(named(hall, 'withdrawal')).toEqual(['B002', 'B001']);
  });

  it('has a reinstated ticket after the others it must let pass', () => {
    const four = Array.from({ length: 5 }, () => takes('withdrawal'));
    const { hall } = given(planWith(), logsIn(1), ...four, calls(1), seconds(20), recalls(1), misses(1));
    hall.take(staff({ kind: 'reinstate', ticket: 'B001' }));
    expect(named(hall, 'withdrawal')).toEqual(['B002', 'B003', 'B004', 'B001', 'B005']);
    hall.take(calls(1));
    hall.take(sendsToService(1, 'withdrawal'));
    expect(named(hall, 'withdrawal')).toEqual(['B002', 'B003', 'B001', 'B004', 'B005']);
  });

  it('is empty on another date than the day’s, and before the first', () => {
    const { hall } = given(planWith(), takes('withdrawal'), nextDay('08:00'));
    expect(rosterIn(hall)).toMatchObject({ date: null, windows: [{ status: 'closed' }, {}, {}, {}] });
    expect(rosterIn(hall).services.every(({ tickets }) => tickets.length === 0)).toBe(true);
    expect(rosterIn(new Hall(planWith())).date).toBeNull();
  });

  it('names no more than a message holds, and says how many more there are', () => {
    const many = Array.from({ length: rosterLength + 7 }, () => takes('withdrawal'));
    const { hall } = given(planWith(), ...many);
    expect(row(hall, 'withdrawal')).toMatchObject({ more: 7, tickets: { length: rosterLength } });
    const services = Array.from({ length: 40 }, (_, n) => ({ ...planWith().services[0]!, id: `s-${n}` }));
    const windows = [
      { number: 1, services: 'all' as const },
      { number: 2, services: 'all' as const },
    ];
    const wide = given(
      planWith({ services, windows }),
      logsIn(1),
      logsIn(2),
      ...Array.from({ length: 30 }, () => takes('s-3')),
    );
    expect(row(wide.hall, 's-3')).toMatchObject({ more: 5, tickets: { length: 25 } });
  });

  it('names no more tickets directed to a window than a message holds', () => {
    const windows = Array.from({ length: 99 }, (_, n) => ({ number: n + 1, services: 'all' as const }));
    const waiting = Array.from({ length: 14 }, () => takes('withdrawal'));
    const { hall } = given(planWith({ windows }), logsIn(1), logsIn(2), ...waiting);
    for (let n = 0; n < 12; n += 1) {
      hall.take(calls(1));
      hall.take(sendsToWindow(1, 2));
    }
    expect(rosterIn(hall).windows[1]!.directed).toHaveLength(11);
  });
});

/** One window a service, and everybody’s paper out of the printer. */
const oneEach = planWith({
  windows: [
    { number: 1, services: ['withdrawal'] },
    { number: 2, services: ['deposit'] },
    { number: 3, services: ['loan'] },
  ],
  appointments: Array.from({ length: 12 }, (_, index) => ({
    id: `P${index}`,
    service: index % 2 === 0 ? 'withdrawal' : 'deposit',
    date: '2026-11-23',
    minute: 545 + index * 7,
  })),
});

/** The tickets that a window calls when it calls again and again at this moment. */
function callsOf(hall: Hall, window: number): string[] {
  const called: string[] = [];
  let { state } = hall;
  const { at } = hall.stamp;
  for (;;) {
    const next = callNext(state, window, at);
    if (next === null) return called;
    const head = { at, by: { hub: 'timer' }, ticket: next.ticket, window } as const;
    const events: HallEvent[] = [
      { ...head, type: 'ticketCalled', clerk: null, reason: next.reason, turn: next.turn },
      { ...head, type: 'ticketFinished' },
    ];
    for (const event of events) state = evolve(state, event);
    called.push(next.ticket);
  }
}

/** Nobody is at a window, in the printer or before one window only; each window serves its own service again. */
function settle(hall: Hall): boolean {
  for (const { number, services } of oneEach.windows) {
    hall.take(finishes(number));
    hall.take(device({ kind: 'interrupt', window: number, reason: '演练' }));
    hall.take(
      staff({ kind: 'change-window', window: number, services: [...services], dedicatedGreen: false }),
    );
  }
  for (const { number } of hall.state.tickets.values()) hall.take(delivers(number, 'printed'));
  const ownService = oneEach.windows.every(({ number, services }) => {
    const window = hall.state.windows.get(number)!;
    return window.services.length === 1 && window.services[0]!.service === services[0]!.service;
  });
  return ownService && hall.state.phase === 'open' && hall.state.date === hall.stamp.date;
}

it('the roster is what a window calls when it calls again and again at that moment', () => {
  fc.assert(
    fc.property(anyDays, fc.integer({ min: 0, max: 90 }), (steps, later) => {
      const hall = new Hall(oneEach);
      for (const step of steps) hall.take(step);
      hall.take(minutes(later));
      fc.pre(settle(hall));
      const roster = rosterIn(hall);
      const order = oneEach.windows.map(({ services }) => {
        const service = roster.services.find((each) => each.service === services[0]!.service)!;
        return service.tickets.map(({ ticket }) => ticket);
      });
      expect(order).toEqual(oneEach.windows.map(({ number }) => callsOf(hall, number)));
    }),
    { numRuns: 150 },
  );
});
