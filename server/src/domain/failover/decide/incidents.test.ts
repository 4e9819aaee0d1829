import { describe, expect, it } from 'vitest';
import type { Command } from '@jiaohao/shared';
import { called, givenWith } from '../../testing/given.ts';
import { machineHall, plainHall, withSettings } from '../../testing/plans.ts';
import {
  calls,
  clears,
  clock,
  closes,
  closesWithReasons,
  device,
  estimates,
  fails,
  logsIn,
  minutes,
  nextDay,
  NINE,
  opensDay,
  reports,
  resumes,
  sees,
  sendsToWindow,
  staff,
  takes,
  things,
  tick,
} from '../../testing/steps.ts';

const given = givenWith(expect);
const first = '2026-11-23-1';
const second = '2026-11-23-2';
const openIn = (hall: ReturnType<typeof given>['hall']) =>
  [...hall.state.failures.incidents.values()].map(({ subject, fault }) => `${subject.id} ${fault}`);

describe('What the watch sees', () => {
  it('opens an incident for each fault, with when it was seen', () => {
    given(machineHall, opensDay, minutes(1))
      .when(sees('printer', 'paper-out', 'cutter'))
      .thenEvents(
        {
          type: 'incidentOpened',
          by: { hub: 'watch' },
          incident: {
            id: first,
            subject: things.printer,
            fault: 'paper-out',
            what: null,
            since: NINE,
            openedAt: NINE + 60_000,
            repairBy: null,
          },
        },
        { type: 'incidentOpened', incident: { id: second, fault: 'cutter' } },
      );
  });

  it('seen from a clock that runs ahead began now', () => {
    const command: Command = {
      kind: 'observe',
      subject: things.printer,
      faults: ['cutter'],
      since: NINE * 2,
    };
    given(machineHall, opensDay)
      .when({ command, actor: { hub: 'watch' } })
      .thenEvents({ incident: { since: NINE } });
  });

  it('told again changes nothing; told otherwise, what is over closes and what is new opens', () => {
    given(machineHall, opensDay, sees('printer', 'cutter')).when(sees('printer', 'cutter')).thenNothing();
    given(machineHall, opensDay, sees('printer', 'cutter'), sees('printer2', 'cutter'))
      .when(sees('printer', 'paper-out', 'paper-out'))
      .thenEvents(
        { type: 'incidentClosed', incident: first, how: 'recovered', note: null },
        { type: 'incidentOpened', incident: { id: '2026-11-23-3', fault: 'paper-out' } },
      );
    expect(openIn(given(machineHall, opensDay, sees('reader', 'silent'), sees('reader')).hall)).toEqual([]);
  });

  it('that such a thing cannot have is no incident, nor what only a person says', () => {
    given(machineHall, opensDay)
      .when(sees('reader', 'paper-out', 'reported'))
      .thenNothing();
  });

  it('counts only from the hub itself', () => {
    const command: Command = { kind: 'observe', subject: things.printer, faults: ['cutter'], since: NINE };
    given(machineHall, opensDay).when(device(command)).thenRefused('hub-only');
    given(machineHall, opensDay).when(staff(command)).thenRefused('hub-only');
  });

  it('never begins a day, nor goes into one that is over: kiosks are switched off at night', () => {
    given(machineHall).when(sees('K1', 'gone')).thenRefused('day-not-open');
    given(machineHall, opensDay, closesWithReasons).when(sees('K1', 'gone')).thenRefused('day-not-open');
    given(machineHall, takes('deposit'), nextDay('07:00'))
      .when(sees('K1', 'gone'))
      .thenRefused('day-not-open');
  });

  it('outlives the day, and its estimate with it', () => {
    const { hall } = given(
      machineHall,
      opensDay,
      sees('reader', 'silent'),
      estimates(1, 600),
      closesWithReasons,
      nextDay('08:30'),
      logsIn(1),
    );
    expect(hall.state.failures.incidents.get(first)).toMatchObject({ repairBy: NINE + 600 * 60_000 });
    expect(hall.take(sees('reader'))).toMatchObject({
      events: [{ type: 'incidentClosed', incident: first }],
    });
    expect(hall.take(sees('printer', 'cutter'))).toMatchObject({
      events: [{ incident: { id: '2026-11-24-1' } }],
    });
  });
});

describe('Too hot', () => {
  const hot = [opensDay, sees('printer', 'too-hot')];

  it('stays out of service though it has cooled down, until a technician clears it', () => {
    given(machineHall, ...hot)
      .when(sees('printer'))
      .thenEvents({ type: 'incidentQuiet', incident: first });
    given(machineHall, ...hot, sees('printer'))
      .when(sees('printer'))
      .thenNothing();
    given(machineHall, ...hot, sees('printer'))
      .when(clears(1))
      .thenEvents({ type: 'incidentClosed', incident: first, how: 'cleared', note: '已检查' });
  });

  it('is not quiet any more when it is hot again', () => {
    const { hall } = given(machineHall, ...hot, sees('printer'));
    expect(hall.state.failures.incidents.get(first)?.waitsForClearing).toBe(true);
    expect(hall.take(sees('printer', 'too-hot'))).toMatchObject({
      events: [{ type: 'incidentBack', incident: first }],
    });
    expect(hall.state.failures.incidents.get(first)?.waitsForClearing).toBe(false);
  });

  it('cleared while it is still hot opens again with the next look', () => {
    given(machineHall, ...hot, clears(1))
      .when(sees('printer', 'too-hot'))
      .thenEvents({ type: 'incidentOpened', incident: { id: second } });
  });
});

describe('The last kiosk', () => {
  it('takes the hall to issuing by hand, and the first one back takes it out again', () => {
    given(machineHall, opensDay)
      .when(sees('K1', 'gone'))
      .thenEvents({ type: 'incidentOpened', incident: { subject: { id: 'K1' }, fault: 'gone' } });
    given(machineHall, opensDay, sees('K1', 'gone'))
      .when(sees('K2', 'gone'))
      .thenEvents({ type: 'incidentOpened' }, { type: 'modeChanged', mode: 'manual-issuing' });
    given(machineHall, opensDay, sees('K1', 'gone'), sees('K2', 'gone'))
      .when(sees('K1'))
      .thenEvents({ type: 'incidentClosed' }, { type: 'modeChanged', mode: 'normal' });
  });

  it('may be one that a person reported', () => {
    given(machineHall, opensDay, sees('K1', 'gone'))
      .when(reports('K2', '屏幕黑了'))
      .thenEvents({ type: 'incidentOpened' }, { type: 'modeChanged', mode: 'manual-issuing' });
    given(machineHall, opensDay, sees('K1', 'gone'), reports('K2'))
      .when(clears(2))
      .thenEvents({ type: 'incidentClosed' }, { type: 'modeChanged', mode: 'normal' });
  });

  it('is still the last one on the next day, as soon as the watch says so', () => {
    const evening = [opensDay, sees('K1', 'gone'), sees('K2', 'gone'), closesWithReasons];
    given(machineHall, ...evening, nextDay('08:30'), opensDay)
      .when(sees('K1', 'gone'))
      .thenEvents({ type: 'modeChanged', mode: 'manual-issuing' });
  });

  it('is no matter where there are none', () => {
    given(plainHall, opensDay).when(sees('K1', 'gone')).thenEvents({ type: 'incidentOpened' });
  });
});

describe('A fault that a person reports', () => {
  it('is an incident with their words, once', () => {
    given(machineHall, opensDay)
      .when(reports('board1', '乱码'))
      .thenEvents({
        type: 'incidentOpened',
        by: { staff: '900' },
        incident: { id: first, subject: things.board1, fault: 'reported', what: '乱码' },
      });
    const { decision } = given(machineHall, opensDay, reports('board1')).when(reports('board1'));
    expect(decision).toMatchObject({
      refusal: { code: 'incident-open', zh: `已有故障单${first}，无须再报。` },
    });
  });

  it('is not over because a machine finds nothing wrong', () => {
    const { hall } = given(
      machineHall,
      opensDay,
      reports('board1'),
      sees('board1', 'silent'),
      sees('board1'),
    );
    expect(openIn(hall)).toEqual(['board-1 reported']);
  });

  it('at a window interrupts its ticket, which another window calls first, and shows 暂停服务', () => {
    const busy = [logsIn(1), logsIn(2), takes('withdrawal'), takes('withdrawal'), calls(1)];
    given(plainHall, ...busy)
      .when(reports('window1', '蓝屏'))
      .thenEvents(
        { type: 'incidentOpened' },
        { type: 'ticketInterrupted', ticket: 'B001', window: 1, reason: '蓝屏' },
        { type: 'windowPaused', window: 1, reason: '蓝屏', fault: true },
      );
    given(plainHall, ...busy, reports('window1'))
      .when(calls(2))
      .thenEvents(called('B001', 2, 'resumed'));
  });

  it('at a window releases what was directed to it', () => {
    const sent = [logsIn(1), logsIn(2), takes('withdrawal'), calls(2), sendsToWindow(2, 1)];
    given(plainHall, ...sent)
      .when(reports('window1'))
      .thenEvents({}, { type: 'ticketReleased', ticket: 'B001' }, { type: 'windowPaused', fault: true });
  });

  it('at a closed window is an incident and no more', () => {
    given(plainHall, logsIn(1), closes(1)).when(reports('window1')).thenEvents({ type: 'incidentOpened' });
  });

  it('at a window is over when the window resumes, and is the same as one that was interrupted', () => {
    given(plainHall, logsIn(1), reports('window1'))
      .when(resumes(1))
      .thenEvents({ type: 'windowResumed' }, { type: 'incidentClosed', incident: first, how: 'recovered' });
    given(plainHall, logsIn(1), fails(1)).when(reports('window1')).thenRefused('incident-open');
  });

  it('has a place, which the hall knows', () => {
    const reported = (subject: object) =>
      staff({ kind: 'report-fault', subject: { id: 'x', kind: 'board', ...subject }, what: '坏了' });
    given(machineHall, opensDay).when(reported({})).thenRefused('fault-unplaced');
    given(machineHall, opensDay)
      .when(reported({ kind: 'kiosk', window: 1 }))
      .thenRefused('fault-unplaced');
    given(machineHall, opensDay)
      .when(reported({ window: 9 }))
      .thenRefused('unknown-window');
    given(machineHall, opensDay)
      .when(reported({ kind: 'printer', kiosk: 'K9' }))
      .thenRefused('unknown-kiosk');
    given(machineHall, opensDay)
      .when(reports('hub', '时钟不对'))
      .thenEvents({ incident: { subject: { id: 'hub' } } });
  });

  it('of a window or a kiosk goes by its one name, however it is called', () => {
    const named = (subject: object) =>
      staff({ kind: 'report-fault', subject: { id: 'that one', kind: 'window', ...subject }, what: '坏了' });
    given(machineHall, opensDay)
      .when(named({ window: 1, kiosk: 'K1' }))
      .thenEvents({ incident: { subject: things.window1 } });
    given(machineHall, opensDay)
      .when(named({ kind: 'kiosk', kiosk: 'K1' }))
      .thenEvents({ incident: { subject: things.K1 } });
  });

  it('is reported by staff, on any day that is or was open', () => {
    const command = { kind: 'report-fault', subject: things.window1, what: '坏了' } as const;
    given(machineHall, opensDay).when(device(command)).thenRefused('staff-only');
    given(machineHall).when(reports('window1')).thenRefused('day-not-open');
    given(machineHall, opensDay, closesWithReasons).when(reports('window1')).thenEvents({});
  });
});

describe('The technician', () => {
  it('says when it will work, and what has been looked at', () => {
    given(machineHall, opensDay, sees('reader', 'silent'), minutes(5))
      .when(estimates(1, 20))
      .thenEvents({ type: 'repairEstimated', incident: first, repairBy: NINE + 25 * 60_000 });
    given(machineHall, opensDay).when(estimates(1, 20)).thenRefused('unknown-incident');
    given(machineHall, opensDay).when(clears(1)).thenRefused('unknown-incident');
  });

  it('may clear also in the evening, and while a day was left open', () => {
    const broken = [takes('deposit'), sees('reader', 'silent')];
    given(machineHall, ...broken, closesWithReasons)
      .when(clears(1))
      .thenEvents({ type: 'incidentClosed' });
    given(machineHall, ...broken, nextDay('07:00'))
      .when(clears(1))
      .thenEvents({ type: 'incidentClosed' });
  });
});

describe('An incident that takes too long', () => {
  it('goes to the duty manager after a quarter of an hour, once', () => {
    const silent = [opensDay, sees('reader', 'silent')];
    given(machineHall, ...silent, clock('09:14:59'))
      .when(tick)
      .thenRefused('nothing-due');
    given(machineHall, ...silent, clock('09:15'))
      .when(tick)
      .thenEvents({ type: 'incidentEscalated', incident: first });
    const { hall } = given(machineHall, ...silent, clock('09:15'), tick, minutes(60));
    expect(hall.state.failures.incidents.get(first)?.escalatedAt).toBe(NINE + 15 * 60_000);
    expect(hall.take(tick)).toMatchObject({ ok: false });
  });

  it('with an estimate goes when that has passed, and again for another estimate', () => {
    const estimated = [opensDay, sees('reader', 'silent'), estimates(1, 40)];
    given(machineHall, ...estimated, clock('09:39'))
      .when(tick)
      .thenRefused('nothing-due');
    given(machineHall, ...estimated, clock('09:40'))
      .when(tick)
      .thenEvents({ type: 'incidentEscalated' });
    given(machineHall, ...estimated, clock('09:40'), tick, estimates(1, 10), clock('09:49'))
      .when(tick)
      .thenRefused('nothing-due');
    given(machineHall, ...estimated, clock('09:40'), tick, estimates(1, 10), clock('09:50'))
      .when(tick)
      .thenEvents({ type: 'incidentEscalated' });
  });

  it('after another time, where the hall sets it', () => {
    given(withSettings({ escalateAfterMinutes: 5 }), opensDay, sees('reader', 'silent'), minutes(5))
      .when(tick)
      .thenEvents({ type: 'incidentEscalated' });
  });

  it('is none while it is only a task', () => {
    given(machineHall, opensDay, sees('printer', 'paper-near-end'), minutes(90))
      .when(tick)
      .thenRefused('nothing-due');
  });
});
