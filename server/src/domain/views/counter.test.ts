import { describe, expect, it } from 'vitest';
import { givenWith, timeAt } from '../testing/given.ts';
import type { Hall } from '../testing/given.ts';
import { plainHall, planWith, withSettings, withWindows } from '../testing/plans.ts';
import {
  calls,
  clock,
  declares,
  device,
  grades,
  holdReady,
  logsIn,
  logsOut,
  minutes,
  opens,
  pauses,
  person,
  recalls,
  sees,
  seconds,
  sendsToWindow,
  staff,
  starts,
  takes,
} from '../testing/steps.ts';
import { counterView } from './counter.ts';

const given = givenWith(expect);
const at = (hall: Hall, window: number) => counterView(hall.state, window, hall.stamp);

describe('What a clerk sees of the window', () => {
  it('closed and empty before anybody came', () => {
    const { hall } = given(plainHall);
    expect(at(hall, 1)).toMatchObject({
      window: 1,
      name: null,
      status: 'closed',
      pause: null,
      clerk: null,
      opensUnsigned: false,
      board: { face: 'closed', text: '窗口未开放' },
      display: 'ok',
      input: 'keys',
      ticket: null,
      last: null,
      callable: 0,
      upcoming: [],
      held: [],
      owes: { count: 0, tickets: '' },
    });
  });

  it('the ticket in hand with its service, its reason to be repeated, and what to have ready', () => {
    const { hall } = given(
      plainHall,
      logsIn(1),
      takes('withdrawal', { member: person('zhang') }),
      minutes(3),
      calls(1),
    );
    expect(at(hall, 1).ticket).toEqual({
      ticket: 'B001',
      service: { zh: '提取', en: 'Withdrawal' },
      class: 'regular',
      green: null,
      state: 'called',
      maskedName: 'z*',
      issuedAt: timeAt('09:00'),
      calledAt: timeAt('09:03:10'),
      reason: {
        zh: 'B001：按先后顺序，等候最久（已等3分钟）。',
        en: 'B001: first come, first served: it waited longest (3 min).',
      },
      firstClerk: '101',
      holdNote: null,
      documents: [{ zh: '身份证', en: 'ID card' }],
      miss: { calls: 1, needed: 2, countsFrom: timeAt('09:03:30') },
    });
  });

  it('the green channel with its reason and the note of who granted it; nobody’s name without a card', () => {
    const { hall } = given(
      plainHall,
      logsIn(1),
      takes('withdrawal'),
      staff({ kind: 'grant-green', ticket: 'B001', green: { reason: 'urgent', note: '赶火车' } }),
      calls(1),
    );
    expect(at(hall, 1).ticket).toMatchObject({
      class: 'green',
      green: { reason: 'urgent', note: '赶火车' },
      maskedName: null,
    });
  });

  it('how far the calls towards a miss have got: one that comes too early does not count', () => {
    const { hall } = given(plainHall, logsIn(1), takes('withdrawal'), calls(1), seconds(5), recalls(1));
    expect(at(hall, 1).ticket?.miss).toEqual({ calls: 1, needed: 2, countsFrom: timeAt('09:00:30') });
    hall.take(seconds(15));
    hall.take(recalls(1));
    expect(at(hall, 1).ticket?.miss).toEqual({ calls: 2, needed: 2, countsFrom: timeAt('09:00:50') });
  });

  it('whom it holds aside since when, with the note; the note and the first clerk come back with the ticket', () => {
    const { hall } = given(
      plainHall,
      logsIn(1),
      takes('withdrawal', { member: person('zhang') }),
      calls(1),
      device({ kind: 'hold', window: 1, note: '缺银行卡' }),
    );
    expect(at(hall, 1).held).toEqual([
      {
        ticket: 'B001',
        service: { zh: '提取', en: 'Withdrawal' },
        maskedName: 'z*',
        since: timeAt('09:00:10'),
        note: '缺银行卡',
        firstClerk: '101',
      },
    ]);
    hall.take(holdReady(1));
    expect(at(hall, 1).held).toEqual([]);
    hall.take(calls(1));
    expect(at(hall, 1).ticket).toMatchObject({ ticket: 'B001', holdNote: '缺银行卡', firstClerk: '101' });
  });

  it('who waits for each of its services and for how long, and whom it would call next', () => {
    const plan = withWindows(
      { number: 1, services: ['withdrawal'], helperServices: ['loan'] },
      { number: 2, services: ['loan'] },
    );
    const { hall } = given(
      plan,
      logsIn(1),
      takes('withdrawal'),
      takes('loan', { member: person('li') }),
      minutes(4),
      takes('withdrawal'),
    );
    expect(at(hall, 1).services).toEqual([
      {
        service: 'withdrawal',
        name: { zh: '提取', en: 'Withdrawal' },
        waiting: 2,
        longestMinutes: 4,
        helper: false,
      },
      { service: 'loan', name: { zh: '贷款', en: 'Loan' }, waiting: 1, longestMinutes: 4, helper: true },
    ]);
    expect(at(hall, 1).callable).toBe(2);
    expect(at(hall, 1).upcoming.map(({ ticket }) => ticket)).toEqual(['B001', 'B002', 'C001']);
  });

  it('the grade of the last one called there, when the member has given it', () => {
    const { hall } = given(plainHall, logsIn(1), takes('withdrawal'), calls(1), starts(1));
    expect(at(hall, 1).last).toEqual({ ticket: 'B001', grade: null });
    hall.take(grades(1, 2));
    expect(at(hall, 1).last).toEqual({ ticket: 'B001', grade: 2 });
  });

  it('what keeps it from closing, unless another window is open for it', () => {
    const { hall } = given(plainHall, logsIn(1), takes('withdrawal'), takes('withdrawal'));
    expect(at(hall, 1).owes).toEqual({ count: 2, tickets: 'B001 B002' });
    hall.take(logsIn(2));
    expect(at(hall, 1).owes.count).toBe(0);
  });

  it('where a ticket can go: other windows that are open, and services that take tickets', () => {
    const { hall } = given(
      plainHall,
      logsIn(1),
      logsIn(3),
      logsIn(4),
      pauses(3),
      staff({ kind: 'change-service', service: 'deposit', open: false }),
    );
    expect(at(hall, 1).targets).toEqual({
      windows: [{ window: 4, name: { zh: '贷款窗口', en: 'Loans' } }],
      services: [
        { service: 'withdrawal', name: { zh: '提取', en: 'Withdrawal' } },
        { service: 'loan', name: { zh: '贷款', en: 'Loan' } },
      ],
    });
    expect(at(hall, 4).name).toEqual({ zh: '贷款窗口', en: 'Loans' });
  });

  it('why it is paused, and who was there', () => {
    const { hall } = given(plainHall, logsIn(1), pauses(1));
    expect(at(hall, 1)).toMatchObject({
      status: 'paused',
      pause: { reason: '复印', fault: false },
      clerk: '101',
      board: { face: 'paused' },
    });
    hall.take(device({ kind: 'resume', window: 1 }));
    hall.take(logsOut(1));
    expect(at(hall, 1)).toMatchObject({ status: 'closed', clerk: null });
  });

  it('that its keypad or its board cannot be relied on, and what would stand there', () => {
    const { hall } = given(
      planWith({ displays: [{ id: 'D1', windows: [1, 2] }] }),
      logsIn(1),
      sees('keypad1', 'silent'),
      sees('board1', 'silent'),
      takes('withdrawal'),
      calls(1),
    );
    expect(at(hall, 1)).toMatchObject({
      input: 'soft',
      display: 'degraded',
      board: { text: '请B001号到1号窗口' },
    });
  });

  it('a window that opens by its call key, and the hours of the day', () => {
    const { hall } = given(withSettings({ signIn: 'optional', closesAt: '17:00' }), opens(1));
    expect(at(hall, 1)).toMatchObject({ opensUnsigned: true, phase: 'open' });
    hall.take(takes('withdrawal'));
    hall.take(clock('17:00'));
    hall.take(staff({ kind: 'drain-day' }));
    expect(at(hall, 1).phase).toBe('draining');
  });

  it('a ticket that came from elsewhere tells its true service', () => {
    const { hall } = given(
      plainHall,
      logsIn(1),
      logsIn(4),
      takes('withdrawal'),
      calls(1),
      sendsToWindow(1, 4),
    );
    expect(at(hall, 4).upcoming).toMatchObject([
      { ticket: 'B001', service: { zh: '提取' }, reason: { zh: 'B001：由其他窗口转到本窗口。' } },
    ]);
  });

  it('what its board says while the business system is down', () => {
    const { hall } = given(plainHall, logsIn(1), declares('all', 10));
    expect(at(hall, 1).board.text).toContain('业务系统故障');
  });
});
