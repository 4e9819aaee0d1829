import { describe, expect, it } from 'vitest';
import { handCalled, twoKiosks } from '../back-entry/testing/entries.ts';
import { givenWith } from '../testing/given.ts';
import { plainHall, planWith } from '../testing/plans.ts';
import {
  calls,
  cancelsCall,
  checksIn,
  clock,
  closesWithReasons,
  fails,
  finishes,
  grades,
  holds,
  logsIn,
  minutes,
  misses,
  opensDay,
  recalls,
  reinstates,
  seconds,
  sendsToService,
  staff,
  takes,
} from '../testing/steps.ts';
import type { Step } from '../testing/steps.ts';
import { spreadOf } from './spread.ts';
import { dayWaits } from './waits.ts';

const given = givenWith(expect);
const waitsOf = (...steps: Step[]) => {
  const { hall } = given(plainHall, ...steps);
  return dayWaits(hall.state, hall.stamp.at);
};
const cancels = (ticket: string): Step => staff({ kind: 'cancel', ticket });

describe('The spread of times', () => {
  it('is of nothing: nothing', () => {
    expect(spreadOf([])).toEqual({ count: 0, median: null, p90: null, longest: null });
  });

  it('is told in seconds, in whatever order the times came', () => {
    expect(spreadOf([10, 1, 9, 2, 8, 3, 7, 4, 6, 5].map((each) => each * 1000))).toEqual({
      count: 10,
      median: 5,
      p90: 9,
      longest: 10,
    });
    expect(spreadOf([3000, 1000, 2000])).toMatchObject({ median: 2, p90: 3 });
    expect(spreadOf([1499])).toEqual({ count: 1, median: 1, p90: 1, longest: 1 });
  });
});

describe('Who waited how long', () => {
  it('is nothing in a hall to which nobody came', () => {
    const { hall } = given(plainHall);
    expect(dayWaits(hall.state, hall.stamp.at)).toMatchObject({
      date: null,
      all: { count: 0, waiting: 0, left: 0, median: null, withinPercent: null },
      services: [],
      hours: [],
      longest: [],
      windows: [],
      misses: { times: 0, reinstated: 0, lost: 0 },
      greens: [],
      grades: [],
    });
  });

  it('counts from the ticket to the first call, however often it is called after that', () => {
    const waits = waitsOf(
      logsIn(1),
      takes('withdrawal'),
      minutes(10),
      calls(1),
      minutes(5),
      sendsToService(1, 'deposit'),
      minutes(5),
      logsIn(3),
      calls(3),
      minutes(1),
      finishes(3),
    );
    expect(waits.all).toMatchObject({ count: 1, median: 610, longest: 610, withinPercent: 100 });
    expect(waits.services).toMatchObject([{ service: 'deposit', name: { zh: '缴存' }, class: 'regular' }]);
  });

  it('a call that was taken back was none', () => {
    const waits = waitsOf(logsIn(1), takes('withdrawal'), calls(1), minutes(1), cancelsCall(1), minutes(5));
    expect(waits.all).toMatchObject({ count: 0, waiting: 1 });
    expect(waits.longest).toMatchObject([{ ticket: 'B001', seconds: 370, over: null }]);
  });

  it('tells who is called, who still waits, and who went before', () => {
    const waits = waitsOf(
      logsIn(1),
      takes('withdrawal'),
      takes('withdrawal'),
      takes('withdrawal'),
      calls(1),
      cancels('B002'),
    );
    expect(waits.all).toMatchObject({ count: 1, waiting: 1, left: 1, withinPercent: 100 });
    expect(waits.longest.map(({ ticket }) => ticket)).toEqual(['B001', 'B003']);
  });

  it('holds the promise of each class against those called and those who wait beyond it', () => {
    const waits = waitsOf(
      logsIn(1),
      takes('withdrawal'),
      takes('withdrawal', { green: 'pregnant' }),
      takes('deposit'),
      minutes(20),
      calls(1),
      minutes(20),
      calls(1),
      minutes(10),
    );
    expect(waits.services).toMatchObject([
      { service: 'deposit', class: 'regular', count: 0, waiting: 1, withinPercent: 0 },
      { service: 'withdrawal', class: 'regular', count: 1, withinPercent: 100 },
      { service: 'withdrawal', class: 'green', count: 1, withinPercent: 0 },
    ]);
    expect(waits.all.withinPercent).toBe(33);
    expect(waits.greens).toEqual([{ reason: 'pregnant', count: 1 }]);
    expect(waits.longest[0]).toMatchObject({ ticket: 'A001', class: 'regular', kept: false, over: null });
  });

  it('a promise is kept to the minute', () => {
    const called = (...late: Step[]) =>
      waitsOf(logsIn(1), takes('withdrawal'), minutes(44), seconds(50), ...late, calls(1)).all.withinPercent;
    expect(called()).toBe(100);
    expect(called(seconds(1))).toBe(0);
  });

  it('an appointment waits from its slot, and one called early not at all', () => {
    const plan = planWith({
      appointments: [
        { id: 'P1', service: 'withdrawal', date: '2026-11-23', minute: 9 * 60 + 5, memberKey: null },
      ],
    });
    const { hall } = given(plan, logsIn(1), checksIn('P1'), calls(1));
    expect(dayWaits(hall.state, hall.stamp.at).services).toMatchObject([
      { class: 'appointment', count: 1, longest: 0, withinPercent: 100 },
    ]);
  });

  it('goes by the hour in which people came', () => {
    const waits = waitsOf(
      opensDay,
      takes('withdrawal'),
      takes('deposit'),
      clock('10:30'),
      takes('withdrawal'),
      logsIn(1),
      calls(1),
    );
    expect(waits.hours).toMatchObject([
      {
        hour: 9,
        came: 2,
        count: 1,
        waiting: 1,
        longest: 5410,
        services: [
          { service: 'withdrawal', count: 1, waiting: 0, longest: 5410 },
          { service: 'deposit', count: 0, waiting: 1, longest: null },
        ],
      },
      { hour: 10, came: 1, count: 0, waiting: 1, longest: null },
    ]);
  });

  it('of equal waits the earlier number is first', () => {
    const waits = waitsOf(opensDay, takes('withdrawal'), takes('deposit'), minutes(1));
    expect(waits.longest.map(({ ticket }) => ticket)).toEqual(['B001', 'A001']);
  });
});

describe('What became of them at the windows', () => {
  it('is how long they were there, who came in vain, and who went on elsewhere', () => {
    const waits = waitsOf(
      logsIn(1),
      logsIn(2),
      takes('withdrawal'),
      takes('withdrawal'),
      takes('withdrawal'),
      calls(1),
      minutes(4),
      grades(1, 2),
      finishes(1),
      calls(2),
      seconds(30),
      recalls(2),
      misses(2),
      calls(1),
      holds(1),
    );
    expect(waits.windows).toEqual([
      {
        window: 1,
        count: 1,
        median: 240,
        p90: 240,
        longest: 240,
        missed: 0,
        goneOn: 1,
        graded: 1,
        meanGrade: 2,
      },
      {
        window: 2,
        count: 0,
        median: null,
        p90: null,
        longest: null,
        missed: 1,
        goneOn: 0,
        graded: 0,
        meanGrade: null,
      },
    ]);
    expect(waits.grades).toEqual([{ grade: 2, count: 1 }]);
  });

  it('a grade is of the window where the member was at last', () => {
    const waits = waitsOf(
      logsIn(1),
      logsIn(3),
      takes('withdrawal'),
      calls(1),
      sendsToService(1, 'deposit'),
      calls(3),
      grades(3, 4),
      finishes(3),
    );
    expect(waits.windows).toMatchObject([
      { window: 1, graded: 0, goneOn: 1 },
      { window: 3, graded: 1, meanGrade: 4 },
    ]);
  });

  it('a missed number that came back is not lost; one that did not is', () => {
    const missed = [calls(1), seconds(30), recalls(1), misses(1)];
    const waits = waitsOf(
      logsIn(1),
      takes('withdrawal'),
      takes('withdrawal'),
      ...missed,
      ...missed,
      reinstates('B001'),
    );
    expect(waits.misses).toEqual({ times: 2, reinstated: 1, lost: 1 });
  });

  it('a failure cuts a visit short, and the end of the day gives one up', () => {
    const waits = waitsOf(
      logsIn(1),
      logsIn(2),
      takes('withdrawal'),
      takes('withdrawal'),
      calls(1),
      fails(1),
      calls(2),
      closesWithReasons,
    );
    expect(waits.windows).toMatchObject([
      { window: 1, count: 0, goneOn: 1 },
      { window: 2, count: 0, goneOn: 1 },
    ]);
  });

  it('a call by hand has the length it had; none, when nobody knows its end', () => {
    const { hall } = given(
      twoKiosks,
      logsIn(1),
      takes('withdrawal'),
      takes('withdrawal'),
      takes('withdrawal'),
      clock('09:30'),
      handCalled(1, '1', '09:10', { done: '09:14' }),
      handCalled(1, '2', '09:20'),
      clock('09:40'),
      handCalled(1, '3', '09:35', { missed: '09:36' }),
    );
    expect(dayWaits(hall.state, hall.stamp.at)).toMatchObject({
      all: { count: 3, longest: 35 * 60 },
      windows: [{ window: 1, missed: 1, longest: expect.any(Number) }],
    });
  });

  it('a call by hand that was entered after a later one is over, and nobody knows since when', () => {
    const { hall } = given(
      twoKiosks,
      logsIn(1),
      takes('withdrawal'),
      takes('withdrawal'),
      clock('09:30'),
      handCalled(1, '2', '09:20'),
      handCalled(1, '1', '09:10'),
    );
    expect(dayWaits(hall.state, hall.stamp.at).windows).toMatchObject([
      { window: 1, count: 1, median: null, longest: null },
    ]);
  });

  it('grades are counted from the best', () => {
    const served = (grade: number) => [
      takes('withdrawal'),
      calls(1),
      minutes(1),
      grades(1, grade),
      finishes(1),
    ];
    const waits = waitsOf(logsIn(1), ...served(5), ...served(1), ...served(5));
    expect(waits.grades).toEqual([
      { grade: 1, count: 1 },
      { grade: 5, count: 2 },
    ]);
    expect(waits.windows).toMatchObject([{ graded: 3, meanGrade: 3.7 }]);
  });
});
