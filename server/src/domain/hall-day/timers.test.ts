import { describe, expect, it } from 'vitest';
import { givenWith } from '../testing/given.ts';
import { plainHall, withSettings } from '../testing/plans.ts';
import {
  calls,
  clock,
  estimates,
  finishes,
  logsIn,
  nextDay,
  sees,
  staff,
  takes,
  tick,
} from '../testing/steps.ts';
import type { Step } from '../testing/steps.ts';
import { nextDeadline } from './timers.ts';

const given = givenWith(expect);
const office = withSettings({ closesAt: '17:00' });
const HOUR = 3_600_000;

/** Hours since the day's midnight of the next deadline; null when there is none. */
function dueAfter(plan: typeof plainHall, ...steps: Step[]): number | null {
  const { state } = given(plan, ...steps).hall;
  const due = nextDeadline(state);
  return due === null ? null : (due.at - state.midnight) / HOUR;
}

describe('What the clock owes the hall', () => {
  it('is nothing before the first day and after a day closed', () => {
    expect(dueAfter(office)).toBeNull();
    expect(dueAfter(office, logsIn(1), staff({ kind: 'close-day' }))).toBeNull();
  });

  it('is closing time, and in a hall without one the next morning', () => {
    expect(dueAfter(office, logsIn(1))).toBe(17);
    expect(dueAfter(plainHall, logsIn(1))).toBe(25);
  });

  it('is, in a drained day, ten minutes after the last member; while one is there, the next morning', () => {
    const drained = [logsIn(1), takes('withdrawal'), calls(1), clock('17:00'), tick];
    expect(dueAfter(office, ...drained)).toBe(25);
    expect(dueAfter(office, ...drained, clock('17:30'), finishes(1))).toBe(17 + 40 / 60);
    expect(dueAfter(office, logsIn(1), clock('17:00'), tick)).toBe(17 + 10 / 60);
  });

  it('is an incident that takes too long, while that is sooner', () => {
    const broken = [logsIn(1), sees('reader', 'silent')];
    expect(dueAfter(office, ...broken)).toBe(9.25);
    expect(dueAfter(office, ...broken, estimates(1, 60))).toBe(10);
    expect(dueAfter(office, ...broken, estimates(1, 600))).toBe(17);
    expect(dueAfter(office, ...broken, clock('09:15'), tick)).toBe(17);
  });

  it('is the first in line who has waited too long', () => {
    expect(dueAfter(office, logsIn(1), takes('withdrawal'))).toBe(9 + 40 / 60);
  });

  it('is nothing more once a day was found open, until nobody is left', () => {
    const found = [logsIn(1), takes('withdrawal'), nextDay('08:30'), tick];
    expect(dueAfter(office, ...found)).toBeNull();
    expect(dueAfter(office, ...found, staff({ kind: 'cancel', ticket: 'B001' }))).toBe(32.5);
  });
});
