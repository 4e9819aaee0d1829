import { describe, expect, it } from 'vitest';
import { gaveOut, handCalled, kiosk1, leases, twoKiosks, wrote } from '../back-entry/testing/entries.ts';
import type { HallPlan } from '../hall.ts';
import { givenWith, Hall } from '../testing/given.ts';
import { planWith } from '../testing/plans.ts';
import { callsNumber, clock, closesWithReasons, logsIn, nextDay, takes } from '../testing/steps.ts';
import { numberLease } from '../views/number-lease.ts';
import { rosterOf } from '../views/roster.ts';
import { decide } from './decide.ts';

const given = givenWith(expect);
const ranges = { kioskNumbersTo: 5000, offlineNumbersFrom: 5001, paperNumbersFrom: 8001 };
const largeHall: HallPlan = planWith({
  kiosks: [...twoKiosks.kiosks],
  settings: { numberDigits: 4, ...ranges },
});

describe('A hall whose numbers have four digits', () => {
  it('gives out A0001 and goes on behind A0999', () => {
    const { hall } = given(largeHall, ...Array.from({ length: 1000 }, () => takes('deposit')));
    const numbers = [...hall.state.tickets.keys()];
    expect([numbers[0], numbers[998], numbers[999]]).toEqual(['A0001', 'A0999', 'A1000']);
  });

  it('passes over a number that somebody gave out by hand', () => {
    const { hall } = given(largeHall, clock('09:30'), takes('withdrawal'));
    hall.take(wrote('B0002', 'withdrawal', '09:10'));
    expect(hall.take(takes('withdrawal'))).toMatchObject({ outcome: { ticket: 'B0003' } });
  });

  it('is called by few digits or all of them, with the letter or without', () => {
    for (const digits of ['2', '002', '0002', 'B2', 'B0002'])
      given(largeHall, logsIn(1), takes('withdrawal'), takes('withdrawal'))
        .when(callsNumber(1, digits))
        .thenEvents({ type: 'ticketCalled', ticket: 'B0002' });
    given(largeHall, logsIn(1), takes('withdrawal'))
      .when(callsNumber(1, '1001'))
      .thenRefused('unknown-ticket');
  });

  it('leases its kiosks numbers of as many digits, and tells agents how many that are', () => {
    const { hall } = given(largeHall, takes('withdrawal'));
    expect(numberLease(hall.state, largeHall, 'K2', hall.stamp)).toMatchObject({
      numberDigits: 4,
      series: [{ series: 'A', blocks: [{ from: 5021, to: 5040 }] }, { series: 'B' }, { series: 'C' }],
    });
    expect(rosterOf(hall.state, largeHall, hall.stamp).numberDigits).toBe(4);
    hall.take(gaveOut('B5001', 'withdrawal', '08:50'));
    expect(numberLease(hall.state, largeHall, 'K1', hall.stamp).series[1]?.used).toEqual([5001]);
    expect(hall.take(leases('K1'))).toMatchObject({ ok: true, events: [] });
  });

  it('has what was given out and called without the hub in its books, without a doubt', () => {
    const { hall } = given(largeHall, clock('09:30'), logsIn(1));
    hall.take(gaveOut('B5001', 'withdrawal', '09:10'));
    hall.take(wrote('B8001', 'withdrawal', '09:11'));
    hall.take(handCalled(1, '5001', '09:20', { done: '09:25' }));
    expect(hall.state.backEntry.conflicts.size).toBe(0);
    expect(hall.state.tickets.get('B5001')).toMatchObject({ state: 'done' });
  });
});

describe('Numbers of a kiosk that did not hear of the new count of digits', () => {
  const outdated = () => given(largeHall, clock('09:30'), logsIn(1), gaveOut('B501', 'withdrawal', '09:10'));

  it('stand in the books as they were printed, and on the list for a person', () => {
    const { hall } = outdated();
    expect([...hall.state.backEntry.conflicts.values()].map(({ what }) => what)).toEqual([
      { kind: 'foreign-number', ticket: 'B501' },
    ]);
  });

  it('are on the list though the kiosk had a number of that value to give, and so are such of the paper book', () => {
    const { hall } = given(planWith({ kiosks: ['K1'], settings: { numberDigits: 4 } }), clock('09:30'));
    for (const step of [
      gaveOut('B0501', 'withdrawal', '09:10'),
      gaveOut('B501', 'withdrawal', '09:11'),
      wrote('B0801', 'withdrawal', '09:12'),
      wrote('B801', 'withdrawal', '09:13'),
    ])
      hall.take(step);
    expect([...hall.state.backEntry.conflicts.values()].map(({ what }) => what)).toEqual([
      { kind: 'foreign-number', ticket: 'B501' },
      { kind: 'foreign-number', ticket: 'B801' },
    ]);
  });

  it('are called by the digits on the paper; where another has the same value, the clerk is told', () => {
    outdated().when(callsNumber(1, '501')).thenEvents({ type: 'ticketCalled', ticket: 'B501' });
    const { hall } = outdated();
    hall.take(wrote('B0501', 'withdrawal', '09:11'));
    expect(hall.take(callsNumber(1, '501'))).toMatchObject({ refusal: { code: 'ambiguous' } });
  });
});

it('a day keeps the digits that it was opened with, whatever the plan says meanwhile', () => {
  const hall = new Hall(planWith());
  hall.take(takes('deposit'));
  const issue = () => {
    const { command, actor } = takes('deposit');
    return decide(hall.state, largeHall, command!, hall.stamp, actor ?? kiosk1);
  };
  expect(issue()).toMatchObject({ outcome: { ticket: 'A002' } });
  expect(numberLease(hall.state, largeHall, 'K1', hall.stamp).numberDigits).toBe(3);
  for (const step of [closesWithReasons, nextDay('08:50')]) hall.take(step);
  expect(issue()).toMatchObject({ outcome: { ticket: 'A0001' } });
});
