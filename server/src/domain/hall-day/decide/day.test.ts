import { describe, expect, it } from 'vitest';
import type { Command, OpeningPoint } from '@jiaohao/shared';
import { called, givenWith } from '../../testing/given.ts';
import { plainHall, planWith, withSettings } from '../../testing/plans.ts';
import {
  calls,
  checksIn,
  clock,
  closes,
  delivers,
  deskIssues,
  device,
  finishes,
  grades,
  holds,
  logsIn,
  logsOut,
  minutes,
  misses,
  nextDay,
  opens,
  pauses,
  recalls,
  seconds,
  staff,
  takes,
  tick,
} from '../../testing/steps.ts';

const given = givenWith(expect);
const office = withSettings({ opensAt: '08:30', closesAt: '17:00' });
const opensDay = staff({ kind: 'open-day' });
const closesDay = staff({ kind: 'close-day' });
const oneWaits = [logsIn(1), takes('withdrawal')];

describe('A business day begins', () => {
  it('with the first ticket, the first clerk, or a person who opens it', () => {
    given(office).when(takes('deposit')).thenEvents({ type: 'dayOpened' }, {});
    given(office).when(logsIn(1)).thenEvents({ type: 'dayOpened' }, {}, {});
    given(office).when(opensDay).thenEvents({ type: 'dayOpened', plan: office });
    given(office, opensDay).when(opensDay).thenRefused('day-already-open');
  });

  it('with nothing else', () => {
    given(office).when(calls(1)).thenRefused('day-not-open');
    given(office).when(closesDay).thenRefused('day-not-open');
  });

  it('not for a ticket that cannot be issued', () => {
    const { state } = given(office).when(takes('pension')).thenRefused('unknown-service');
    expect(state.phase).toBe('none');
  });

  it('at kiosks from the opening time on; staff may begin before', () => {
    given(office, clock('08:29')).when(takes('deposit')).thenRefused('before-opening');
    given(office, clock('08:30')).when(takes('deposit')).thenEvents({}, { ticket: 'A001' });
    given(office, clock('08:00')).when(deskIssues('deposit')).thenEvents({}, { ticket: 'A001' });
    given(office, clock('08:00'), logsIn(1)).when(takes('deposit')).thenEvents({ ticket: 'A001' });
  });

  it('not at a kiosk after closing time; the desk decides', () => {
    given(office, clock('17:00')).when(takes('deposit')).thenRefused('after-hours');
    given(office, clock('17:00'))
      .when(deskIssues('deposit'))
      .thenEvents({ type: 'dayOpened' }, { ticket: 'A001' });
  });

  it('keeps the plan it was opened with, whatever becomes of the hall file', () => {
    const { hall } = given(plainHall, logsIn(1), takes('withdrawal'));
    const changed = planWith({ windows: [{ number: 1, services: ['deposit'] }] });
    Object.assign(hall, { plan: changed });
    expect(hall.take(calls(1))).toMatchObject({ ok: true, events: [{ ticket: 'B001' }] });
  });
});

describe('What every device proved before the day', () => {
  const point: OpeningPoint = {
    device: 'board-1',
    kind: 'board',
    outcome: 'passed',
    finding: 'board-confirmed',
    note: null,
  };
  const checks: Command = { kind: 'check-opening', points: [point] };

  it('is in the books of the day it was for, and begins it', () => {
    given(office, clock('08:20'))
      .when(staff(checks))
      .thenEvents({ type: 'dayOpened' }, { type: 'openingChecked', points: [point], note: null });
    given(office, opensDay)
      .when(staff({ ...checks, note: '2号屏已报修' }))
      .thenEvents({ type: 'openingChecked', note: '2号屏已报修' });
  });

  it('is recorded by staff, in the name of whoever had them try', () => {
    given(office).when(device(checks)).thenRefused('staff-only');
  });
});

describe('Closing time', () => {
  it('drains the day: who waits, and who still comes, is served', () => {
    given(office, ...oneWaits, clock('17:00'))
      .when(tick)
      .thenEvents({ type: 'crowdingNoticed', why: 'long', waiting: 1 }, { type: 'dayDrained' });
    given(office, logsIn(1), clock('17:00')).when(tick).thenEvents({ type: 'dayDrained' });
    given(office, ...oneWaits, clock('17:00'), tick)
      .when(takes('withdrawal'))
      .thenEvents({ ticket: 'B002' });
    given(office, ...oneWaits, clock('17:00'), tick)
      .when(calls(1))
      .thenEvents(called('B001', 1, 'overdue'));
  });

  it('takes no more tickets at kiosks once the last clerk has left; the desk may', () => {
    const left = [...oneWaits, calls(1), finishes(1), clock('17:00'), tick, logsOut(1)];
    given(office, ...left)
      .when(takes('withdrawal'))
      .thenRefused('after-hours');
    given(office, ...left)
      .when(deskIssues('withdrawal'))
      .thenEvents({ ticket: 'B002' });
    const paused = [...oneWaits, clock('17:00'), tick, pauses(1)];
    given(office, ...paused)
      .when(takes('withdrawal'))
      .thenEvents({ ticket: 'B002' });
  });

  it('may be brought forward by hand, once', () => {
    given(office, ...oneWaits)
      .when(staff({ kind: 'drain-day' }))
      .thenEvents({ type: 'dayDrained' });
    given(office, staff({ kind: 'open-day' }), staff({ kind: 'drain-day' }))
      .when(staff({ kind: 'drain-day' }))
      .thenRefused('day-draining');
  });

  it('is not for a machine to bring about by a tick, nor before its time', () => {
    given(office, ...oneWaits)
      .when(device({ kind: 'tick' }))
      .thenRefused('hub-only');
    given(office, logsIn(1), clock('16:59:59')).when(tick).thenRefused('nothing-due');
    given(office).when(tick).thenRefused('nothing-due');
    given(plainHall, logsIn(1), clock('23:59')).when(tick).thenRefused('nothing-due');
  });
});

describe('A drained day closes by itself', () => {
  const drained = [...oneWaits, clock('16:59'), calls(1), clock('17:00'), tick];

  it('ten minutes after the last member was served', () => {
    given(office, ...drained, clock('17:20'), finishes(1), clock('17:29:59'))
      .when(tick)
      .thenRefused('nothing-due');
    given(office, ...drained, clock('17:20'), finishes(1), clock('17:30'))
      .when(tick)
      .thenEvents({ type: 'dayClosed', how: 'last-served', reason: null });
  });

  it('ten minutes after closing time when the last was served before', () => {
    given(office, logsIn(1), clock('17:00'), tick, clock('17:10'))
      .when(tick)
      .thenEvents({ type: 'dayClosed' });
  });

  it('not while a member waits, is served, or is held', () => {
    given(office, ...drained, clock('18:00'))
      .when(tick)
      .thenRefused('nothing-due');
    given(office, ...drained, holds(1), clock('18:00'))
      .when(tick)
      .thenRefused('nothing-due');
  });

  it('closes all windows, logs their clerks out, and takes no more tickets at kiosks', () => {
    const closed = [...drained, finishes(1), clock('17:30'), tick];
    const { state } = given(office, ...closed)
      .when(takes('deposit'))
      .thenRefused('day-closed');
    expect(state.windows.get(1)).toMatchObject({ status: 'closed', clerk: null });
    given(office, ...closed)
      .when(calls(1))
      .thenRefused('day-closed');
    given(office, ...closed)
      .when(tick)
      .thenRefused('nothing-due');
  });

  it('and staff may open it again the same day: numbers go on', () => {
    const closed = [...drained, finishes(1), clock('17:30'), tick];
    given(office, ...closed)
      .when(deskIssues('withdrawal'))
      .thenEvents({ type: 'dayReopened' }, { ticket: 'B002' });
    given(office, ...closed)
      .when(opensDay)
      .thenEvents({ type: 'dayReopened' });
    given(office, ...closed)
      .when(logsIn(1))
      .thenEvents({ type: 'dayReopened' }, {}, { type: 'windowOpened' });
    given(office, ...closed, deskIssues('withdrawal'))
      .when(tick)
      .thenEvents({ type: 'dayDrained' });
    given(office, ...closed, deskIssues('withdrawal'), logsIn(1))
      .when(takes('withdrawal'))
      .thenEvents({ ticket: 'B003' });
    given(office, ...closed)
      .when(grades(1, 1))
      .thenEvents({ ticket: 'B001' });
    given(office, ...closed)
      .when(delivers('B001', 'printed'))
      .thenNothing();
  });
});

describe('A person closes the day', () => {
  const abandons = (ticket: string) =>
    staff({ kind: 'close-day', reason: '停电', abandoned: [{ ticket, reason: '改日办理' }] });

  it('at any time when nobody waits', () => {
    given(office, logsIn(1)).when(closesDay).thenEvents({ type: 'dayClosed', how: 'person', reason: null });
  });

  it('with a reason for each ticket that is not finished', () => {
    const { decision } = given(office, ...oneWaits, takes('withdrawal')).when(abandons('B002'));
    expect(decision).toMatchObject({
      refusal: { code: 'tickets-open', zh: '还有1张号票未办结：B001。请逐张说明原因。' },
    });
    given(office, ...oneWaits)
      .when(abandons('B001'))
      .thenEvents(
        { type: 'ticketAbandoned', ticket: 'B001', reason: '改日办理' },
        { type: 'dayClosed', how: 'person', reason: '停电' },
      );
  });

  it('also for tickets at a window, held, or in the printer', () => {
    given(office, ...oneWaits, calls(1))
      .when(abandons('B001'))
      .thenEvents({}, { type: 'dayClosed' });
    given(office, ...oneWaits, calls(1), holds(1))
      .when(abandons('B001'))
      .thenEvents({}, { type: 'dayClosed' });
    given(office, takes('deposit', { unprinted: true }))
      .when(abandons('A001'))
      .thenEvents({}, { type: 'dayClosed' });
  });

  it('not for tickets that are finished or never were', () => {
    given(office, ...oneWaits, calls(1), finishes(1))
      .when(abandons('B001'))
      .thenRefused('not-abandonable');
    given(office, ...oneWaits)
      .when(abandons('B009'))
      .thenRefused('not-abandonable');
  });

  it('missed tickets need no reason: they lapse', () => {
    given(office, ...oneWaits, calls(1), seconds(20), recalls(1), misses(1))
      .when(closesDay)
      .thenEvents({ type: 'dayClosed' });
  });

  it('is a person of the staff', () => {
    given(office, logsIn(1))
      .when(device({ kind: 'close-day' }))
      .thenRefused('staff-only');
  });
});

describe('The next day', () => {
  it('begins again at 001', () => {
    given(office, ...oneWaits, calls(1), finishes(1), closesDay, nextDay('08:30'))
      .when(takes('withdrawal'))
      .thenEvents({ type: 'dayOpened', date: '2026-11-24' }, { ticket: 'B001' });
    given(office, logsIn(1), closesDay, nextDay('08:30')).when(calls(1)).thenRefused('day-not-open');
  });

  it('takes its own appointments from the plan', () => {
    const booked = planWith({
      appointments: [{ id: 'P1', service: 'deposit', date: '2026-11-24', minute: 600 }],
    });
    given(booked, logsIn(1), closesDay, nextDay('09:55'))
      .when(checksIn('P1'))
      .thenEvents({}, { class: 'appointment' });
  });
});

describe('A day left open overnight', () => {
  const idle = [...oneWaits, calls(1), finishes(1), nextDay('08:30')];
  const waiting = [...oneWaits, nextDay('08:30')];

  it('with nobody left closes by itself, at the clock’s tick or with the first ticket', () => {
    given(office, ...idle)
      .when(tick)
      .thenEvents({ type: 'dayClosed', how: 'overnight' });
    given(office, ...idle)
      .when(takes('withdrawal'))
      .thenEvents(
        { type: 'dayClosed', how: 'overnight', by: { hub: 'clock' } },
        { type: 'dayOpened', date: '2026-11-24' },
        { ticket: 'B001' },
      );
    given(office, ...idle)
      .when(calls(1))
      .thenRefused('day-not-open');
    given(office, ...oneWaits, calls(1), finishes(1), nextDay('08:00'))
      .when(takes('deposit'))
      .thenRefused('before-opening');
  });

  it('with tickets open begins nothing new, and says which', () => {
    const { decision } = given(office, ...waiting).when(takes('deposit'));
    expect(decision).toMatchObject({
      refusal: {
        code: 'day-left-open',
        zh: expect.stringContaining('2026-11-23的营业日尚未结束，还有1张号票未办结：B001'),
      },
    });
    given(office, ...waiting)
      .when(opensDay)
      .thenRefused('day-left-open');
    given(office, ...waiting)
      .when(logsIn(2))
      .thenRefused('day-left-open');
    given(office, ...waiting)
      .when(calls(1))
      .thenRefused('day-left-open');
  });

  it('is said once by the clock, not guessed away', () => {
    given(office, ...waiting)
      .when(tick)
      .thenEvents({ type: 'dayFoundOpen', open: 1 });
    given(office, ...waiting, tick)
      .when(tick)
      .thenRefused('nothing-due');
  });

  it('is ended by people: tickets finished, cancelled, or abandoned with a reason', () => {
    given(office, ...waiting)
      .when(staff({ kind: 'close-day', abandoned: [{ ticket: 'B001', reason: '昨日未办' }] }))
      .thenEvents({ type: 'ticketAbandoned' }, { type: 'dayClosed', how: 'person' });
    given(office, ...waiting, staff({ kind: 'cancel', ticket: 'B001' }))
      .when(tick)
      .thenEvents({ type: 'dayClosed' });
    given(office, ...oneWaits, calls(1), nextDay('08:30'))
      .when(finishes(1))
      .thenEvents({ type: 'ticketFinished' });
    given(office, ...oneWaits, calls(1), nextDay('08:30'), finishes(1))
      .when(closes(1))
      .thenEvents({ type: 'windowClosed' });
  });

  it('a clock that goes back a day changes nothing', () => {
    given(
      office,
      logsIn(1),
      { days: 1, clock: '09:00' },
      closesDay,
      takes('withdrawal'),
      { days: -1 },
      minutes(1),
    )
      .when(takes('withdrawal'))
      .thenEvents({ ticket: 'B002' });
  });

  it('opening a window needs the new day too', () => {
    given(office, ...idle)
      .when(opens(1))
      .thenRefused('sign-in-first');
  });
});
