import { describe, expect, it } from 'vitest';
import { givenWith } from '../testing/given.ts';
import { plainHall, withSettings } from '../testing/plans.ts';
import {
  calls,
  checksIn,
  clock,
  delivers,
  fails,
  finishes,
  holdReady,
  holds,
  logsIn,
  minutes,
  misses,
  NINE,
  pauses,
  person,
  recalls,
  reinstates,
  seconds,
  sendsToWindow,
  staff,
  starts,
  takes,
} from '../testing/steps.ts';
import type { Step } from '../testing/steps.ts';
import { trackedTicket } from './tracked-ticket.ts';

const given = givenWith(expect);
const MINUTE = 60_000;

function tracked(number: string, ...steps: Step[]) {
  return trackedIn(plainHall, number, ...steps);
}
function trackedIn(plan: typeof plainHall, number: string, ...steps: Step[]) {
  const { hall } = given(plan, ...steps);
  return trackedTicket(hall.state, number, hall.stamp);
}
const missed = [logsIn(1), takes('withdrawal'), calls(1), seconds(21), recalls(1), misses(1)];

describe('A ticket on its holder’s telephone', () => {
  it('given it waits, then its place, its wait, its windows and what to have ready are told, and nothing of a person', () => {
    const shown = tracked(
      'B002',
      logsIn(1),
      takes('withdrawal'),
      takes('withdrawal', { member: person('张*') }),
    );
    expect(shown).toEqual({
      ticket: 'B002',
      hall: { zh: '金华服务大厅', en: 'Jinhua hall' },
      serviceName: { zh: '提取', en: 'Withdrawal' },
      class: 'regular',
      state: 'waiting',
      delivery: 'printed',
      windows: '1–2',
      counters: 'open',
      window: null,
      ahead: 1,
      wait: { minutes: 10, basis: expect.anything() as unknown },
      issuedAt: NINE,
      slotAt: null,
      calledAt: null,
      calls: 0,
      backUntil: null,
      documents: [{ zh: '身份证', en: 'ID card' }],
      guide: {
        basis: null,
        conditions: null,
        procedure: null,
        timeLimit: null,
        complaints: null,
        changedOn: null,
      },
      notices: [],
    });
  });

  it('given it is called and called again, then the window, the time and how often are told', () => {
    const called = [logsIn(1), takes('withdrawal'), calls(1)];
    expect(tracked('B001', ...called)).toMatchObject({
      state: 'called',
      window: 1,
      calledAt: NINE + 10_000,
      calls: 1,
      wait: null,
    });
    expect(tracked('B001', ...called, seconds(21), recalls(1))).toMatchObject({
      window: 1,
      calledAt: NINE + 31_000,
      calls: 2,
    });
    expect(tracked('B001', ...called, starts(1))).toMatchObject({ state: 'serving', window: 1 });
    expect(tracked('B001', ...called, finishes(1))).toMatchObject({
      state: 'done',
      window: null,
      wait: null,
    });
  });

  it('given it was missed, then until when it may come back is told, and nothing once it may not', () => {
    expect(tracked('B001', ...missed)).toMatchObject({
      state: 'missed',
      backUntil: NINE + 31_000 + 30 * MINUTE,
      window: null,
    });
    const again = [reinstates('B001'), calls(1), seconds(21), recalls(1), misses(1)];
    expect(tracked('B001', ...missed, ...again)).toMatchObject({ state: 'missed', backUntil: null });
    expect(trackedIn(withSettings({ reinstateTimes: 2 }), 'B001', ...missed, ...again)).toMatchObject({
      backUntil: NINE + 62_000 + 30 * MINUTE,
    });
  });

  it('given its papers are checked, then the window that holds it, and then that will call it, is told', () => {
    const held = [logsIn(1), takes('withdrawal'), calls(1), holds(1)];
    expect(tracked('B001', ...held)).toMatchObject({ state: 'held', window: 1, wait: null });
    expect(tracked('B001', ...held, holdReady(1))).toMatchObject({ state: 'waiting', window: 1, wait: null });
  });

  it('given it was handed to a window, then that window; given its window failed, then the line it is first in', () => {
    const called = [logsIn(1), logsIn(2), takes('withdrawal'), calls(1)];
    expect(tracked('B001', ...called, sendsToWindow(1, 2))).toMatchObject({
      state: 'transferred',
      window: 2,
    });
    expect(tracked('B001', ...called, fails(1))).toMatchObject({
      state: 'interrupted',
      window: null,
      ahead: 0,
    });
  });

  it('given its windows are closed, or one paused, or one open, then that is told', () => {
    expect(tracked('B001', takes('withdrawal'))).toMatchObject({ counters: 'closed', wait: null });
    const paused = [logsIn(1), takes('withdrawal'), pauses(1)];
    expect(tracked('B001', ...paused)).toMatchObject({ counters: 'paused', wait: null });
    expect(tracked('B001', ...paused, logsIn(2))).toMatchObject({ counters: 'open', wait: { minutes: 0 } });
  });

  it('given an appointment, then the time it is for', () => {
    const booked = staff({
      kind: 'book-appointment',
      appointment: 'Q1',
      service: 'withdrawal',
      date: '2026-11-23',
      minute: 570,
    });
    expect(tracked('B001', booked, clock('09:25'), checksIn('Q1'))).toMatchObject({
      class: 'appointment',
      slotAt: NINE + 30 * MINUTE,
    });
  });

  it('given it was never printed, then that nobody calls it before it is in hand, and what the hall is told', () => {
    expect(
      tracked('B001', takes('withdrawal', { unprinted: true }), delivers('B001', 'undelivered')),
    ).toMatchObject({ delivery: 'undelivered' });
    const posted = staff({ kind: 'post-notice', notice: 'n1', text: { zh: '今日至五点', en: 'Until five' } });
    expect(tracked('B001', takes('withdrawal'), posted, minutes(1)).notices).toEqual([
      { zh: '今日至五点', en: 'Until five' },
    ]);
  });
});
