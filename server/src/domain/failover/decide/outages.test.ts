import { describe, expect, it } from 'vitest';
import { givenWith } from '../../testing/given.ts';
import { plainHall, planWith, withSettings } from '../../testing/plans.ts';
import {
  calls,
  checksIn,
  closesWithReasons,
  declares,
  deskIssues,
  device,
  endsOutage,
  logsIn,
  minutes,
  nextDay,
  NINE,
  opensDay,
  sendsToService,
  staff,
  takes,
} from '../../testing/steps.ts';

const given = givenWith(expect);

describe('The business system is down', () => {
  it('for a short time: tickets are given out as ever', () => {
    given(plainHall, opensDay)
      .when(declares(['withdrawal'], 30))
      .thenEvents({
        type: 'outageDeclared',
        outage: {
          id: 'core',
          services: ['withdrawal'],
          declaredAt: NINE,
          repairBy: NINE + 1_800_000,
          long: false,
        },
      });
    given(plainHall, opensDay, declares(['withdrawal'], 30))
      .when(takes('withdrawal'))
      .thenEvents({ ticket: 'B001' });
  });

  it('for long: its services give out none, at kiosk or desk, and say until when', () => {
    const down = [opensDay, declares(['withdrawal'], 31)];
    const { decision } = given(plainHall, ...down).when(takes('withdrawal'));
    expect(decision).toMatchObject({
      refusal: {
        code: 'outage',
        digits: '604',
        zh: '业务系统故障，提取暂停取号，预计09:31恢复。急事请到咨询台登记电话。',
        en: expect.stringContaining('Withdrawal takes no tickets, until about 09:31.'),
      },
    });
    given(plainHall, ...down)
      .when(deskIssues('withdrawal'))
      .thenRefused('outage');
    given(plainHall, ...down)
      .when(takes('deposit'))
      .thenEvents({ ticket: 'A001' });
  });

  it('for long: nobody is sent to its queue, nor checks in for an appointment; who waits is served', () => {
    given(plainHall, logsIn(3), takes('deposit'), calls(3), declares(['withdrawal'], 60))
      .when(sendsToService(3, 'withdrawal'))
      .thenRefused('outage');
    const booked = planWith({
      appointments: [{ id: 'P1', service: 'withdrawal', date: '2026-11-23', minute: 600 }],
    });
    given(booked, opensDay, declares('all', 60)).when(checksIn('P1')).thenRefused('outage');
    given(plainHall, logsIn(1), takes('withdrawal'), declares('all', 60))
      .when(calls(1))
      .thenEvents({ ticket: 'B001' });
  });

  it('as long as a hall calls long', () => {
    given(withSettings({ longOutageMinutes: 10 }), opensDay, declares('all', 11))
      .when(takes('deposit'))
      .thenRefused('outage');
  });

  it('said again has another estimate and the same beginning', () => {
    given(plainHall, opensDay, declares(['withdrawal'], 60), minutes(50))
      .when(declares('all', 20))
      .thenEvents({
        outage: { services: 'all', declaredAt: NINE, repairBy: NINE + 70 * 60_000, long: false },
      });
    given(plainHall, opensDay, declares(['withdrawal'], 60), declares('all', 20))
      .when(takes('withdrawal'))
      .thenEvents({ ticket: 'B001' });
  });

  it('twice at once: the one that lasts longer is named', () => {
    const twice = [opensDay, declares('all', 90, 'network'), declares(['withdrawal'], 45)];
    expect(given(plainHall, ...twice).when(takes('withdrawal')).decision).toMatchObject({
      refusal: { zh: expect.stringContaining('预计10:30恢复') },
    });
  });

  it('until tomorrow, later, or for nobody knows how long, in words', () => {
    const words = (inMinutes: number, later = 0) =>
      given(plainHall, opensDay, declares('all', inMinutes), minutes(later)).when(takes('deposit')).decision;
    expect(words(24 * 60)).toMatchObject({ refusal: { zh: expect.stringContaining('预计明天09:00恢复') } });
    expect(words(49 * 60)).toMatchObject({ refusal: { zh: expect.stringContaining('预计2天后10:00恢复') } });
    expect(words(49 * 60)).toMatchObject({ refusal: { en: expect.stringContaining('10:00 in 2 days') } });
    expect(words(60, 60)).toMatchObject({ refusal: { zh: expect.stringContaining('恢复时间待定') } });
  });

  it('ends when somebody says so, also in the evening', () => {
    given(plainHall, opensDay, declares('all', 60))
      .when(endsOutage())
      .thenEvents({ type: 'outageEnded', outage: 'core' });
    given(plainHall, opensDay, declares('all', 60), endsOutage()).when(takes('deposit')).thenEvents({});
    given(plainHall, opensDay, declares('all', 60), closesWithReasons).when(endsOutage()).thenEvents({});
    given(plainHall, opensDay).when(endsOutage()).thenRefused('unknown-outage');
  });

  it('goes on overnight', () => {
    given(plainHall, opensDay, declares('all', 3000), closesWithReasons, nextDay('09:00'), opensDay)
      .when(takes('deposit'))
      .thenRefused('outage');
  });

  it('is declared by staff, of services that there are, on a day that is or was open', () => {
    given(plainHall, opensDay)
      .when(declares(['withdrawal', 'pension'], 60))
      .thenRefused('unknown-service');
    given(plainHall, opensDay)
      .when(device({ kind: 'declare-outage', outage: 'core', services: 'all', minutes: 5, what: '停电' }))
      .thenRefused('staff-only');
    given(plainHall).when(declares('all', 60)).thenRefused('day-not-open');
    given(plainHall, opensDay, staff({ kind: 'close-day' }))
      .when(declares('all', 900))
      .thenEvents({ type: 'outageDeclared' });
  });
});
