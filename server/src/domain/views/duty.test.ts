import { describe, expect, it } from 'vitest';
import { givenWith } from '../testing/given.ts';
import { machineHall, planWith, withSettings } from '../testing/plans.ts';
import {
  calls,
  checksIn,
  clears,
  clock,
  closes,
  closesWithReasons,
  declares,
  delivers,
  fails,
  holds,
  logsIn,
  logsOut,
  minutes,
  nextDay,
  NINE,
  opensDay,
  pauses,
  reports,
  resumes,
  seconds,
  sees,
  sendsToWindow,
  staff,
  takes,
  tick,
} from '../testing/steps.ts';
import type { Step } from '../testing/steps.ts';
import { alertActions } from './alert-actions.ts';
import { dutyView } from './duty.ts';
import { longestWaiting } from './duty-waiters.ts';

const given = givenWith(expect);
const duty = (...steps: Step[]) => {
  const { hall } = given(machineHall, ...steps);
  return dutyView(hall.state, hall.stamp);
};
const first = '2026-11-23-1';

describe('What the duty manager sees of what is broken', () => {
  it('is each incident with what the table says of it, for how long, and whether it took too long', () => {
    const [incident] = duty(opensDay, sees('reader', 'silent'), minutes(15), tick, minutes(1)).incidents;
    expect(incident).toMatchObject({
      id: first,
      row: 'card-reader',
      severity: 'incident',
      fault: 'silent',
      minutesOpen: 16,
      escalated: true,
      since: NINE,
      repairBy: null,
      member: { zh: expect.stringContaining('触屏选择业务') },
      staff: { en: expect.stringContaining('the desk checks cards') },
    });
  });

  it('has the urgent ones first, then the oldest; tasks are no incidents', () => {
    const view = duty(
      opensDay,
      sees('printer2', 'paper-near-end'),
      sees('reader', 'silent'),
      reports('window1'),
      sees('printer', 'too-hot'),
    );
    expect(view.incidents.map(({ row }) => row)).toEqual(['too-hot', 'card-reader', 'window-failed']);
    expect(view.tasks.map(({ kind, zh }) => [kind, zh])).toEqual([
      ['device', 'K2-printer纸将尽，请换纸（约还能出40张）'],
    ]);
  });

  it('is nothing in a hall that is well', () => {
    expect(duty(opensDay)).toMatchObject({
      at: NINE,
      mode: 'normal',
      incidents: [],
      tasks: [],
      outages: [],
      notices: [],
      alerts: [],
      kiosks: [
        { id: 'K1', state: 'working', prints: true },
        { id: 'K2', state: 'working', prints: true },
      ],
    });
  });

  it('is the mode, and which kiosks work and print', () => {
    const view = duty(opensDay, sees('K1', 'gone'), sees('printer2', 'paper-out'));
    expect(view.kiosks).toEqual([
      { id: 'K1', state: 'gone', prints: true },
      { id: 'K2', state: 'working', prints: false },
    ]);
    expect(view.mode).toBe('normal');
    expect(duty(opensDay, sees('K1', 'gone'), sees('K2', 'gone')).mode).toBe('manual-issuing');
  });
});

describe('What the duty manager sees of the windows', () => {
  const window1 = (...steps: Step[]) => duty(logsIn(1), ...steps).windows[0];

  it('is who is there, with whom, and what they can rely on', () => {
    expect(window1(takes('withdrawal'), calls(1))).toEqual({
      window: 1,
      status: 'open',
      pause: null,
      clerk: '101',
      ticket: 'B001',
      ticketSince: NINE + 10_000,
      services: [{ service: 'withdrawal', rank: 1 }],
      helperServices: [],
      dedicatedGreen: false,
      directed: [],
      held: [],
      display: 'ok',
      input: 'keys',
    });
    expect(window1(fails(1))).toMatchObject({ status: 'paused', pause: { reason: '电脑故障', fault: true } });
  });

  it('is degraded, soft or out of service by its own devices and by the agent they hang on', () => {
    expect(window1(sees('board1', 'silent'))).toMatchObject({ display: 'degraded', input: 'keys' });
    expect(window1(sees('board1', 'too-hot'), sees('board1'))).toMatchObject({ display: 'out-of-service' });
    expect(window1(sees('board1', 'too-hot'), sees('board1'), clears(1))).toMatchObject({ display: 'ok' });
    expect(window1(sees('keypad1', 'unplugged'))).toMatchObject({ display: 'ok', input: 'soft' });
    expect(window1(sees('evaluator1', 'unplugged'))).toMatchObject({ display: 'ok', input: 'keys' });
    const { windows } = duty(opensDay, sees('D1', 'gone'));
    expect(windows.map(({ display, input }) => `${display} ${input}`)).toEqual([
      'degraded soft',
      'degraded soft',
      'ok keys',
      'ok keys',
    ]);
  });
});

describe('What only one window can do', () => {
  it('is whom it holds aside and whom it alone is to call', () => {
    const waits = [logsIn(1), logsIn(2), takes('withdrawal'), takes('withdrawal')];
    const { windows } = duty(...waits, calls(1), holds(1), calls(2), sendsToWindow(2, 1));
    expect(windows[0]).toMatchObject({ ticket: null, held: ['B001'], directed: ['B002'] });
  });
});

describe('Clerks who were away for long', () => {
  const away = (...steps: Step[]) => duty(logsIn(1), ...steps).absences;

  it('are listed with their reason from the twentieth minute on, while they are away and afterwards', () => {
    expect(away(pauses(1), minutes(19))).toEqual([]);
    const still = { window: 1, clerk: '101', reason: '复印', from: NINE, to: null };
    expect(away(pauses(1), minutes(20))).toEqual([still]);
    const back = { ...still, to: NINE + 20 * 60_000 };
    expect(away(pauses(1), minutes(20), resumes(1), minutes(5))).toEqual([back]);
    expect(away(pauses(1), minutes(20), closes(1))).toEqual([back]);
    expect(away(pauses(1), minutes(20), closesWithReasons)).toEqual([back]);
  });

  it('are in the order in which they went, and a window that failed is not among them', () => {
    const steps = [logsIn(2), pauses(2), minutes(1), pauses(1), minutes(30), fails(2), minutes(30)];
    expect(away(...steps)).toMatchObject([
      { window: 2, to: NINE + 31 * 60_000 },
      { window: 1, to: null },
    ]);
  });
});

describe('Who waits longest', () => {
  it('is told by number, with since when and what was promised; one who is called waits no more', () => {
    const steps = [logsIn(1), takes('withdrawal'), takes('deposit', { green: 'pregnant' }), minutes(2)];
    const green = { ticket: 'A001', service: 'deposit', class: 'green', since: NINE, promiseMinutes: 15 };
    const regular = { service: 'withdrawal', class: 'regular', since: NINE, promiseMinutes: 45 };
    expect(duty(...steps).waiters).toEqual([{ ticket: 'B001', ...regular }, green]);
    expect(duty(...steps, calls(1)).waiters).toEqual([green]);
  });

  it('is the ten who wait longest, and not who is early for an appointment', () => {
    const plan = planWith({
      appointments: [
        { id: 'P1', service: 'withdrawal', date: '2026-11-23', minute: 9 * 60 + 5, memberKey: null },
      ],
    });
    const many = Array.from({ length: 11 }, () => [takes('deposit'), seconds(1)]).flat();
    const { hall } = given(plan, logsIn(1), checksIn('P1'), ...many);
    const numbers = dutyView(hall.state, hall.stamp).waiters.map(({ ticket }) => ticket);
    expect(numbers).toHaveLength(10);
    expect(numbers[0]).toBe('A001');
    hall.take({ ...tick, clock: '09:05' });
    expect(longestWaiting(hall.state, NINE + 5 * 60_000)).toHaveLength(10);
    const early = given(plan, logsIn(1), checksIn('P1')).hall;
    expect(dutyView(early.state, early.stamp).waiters).toEqual([]);
    const few = given(plan, logsIn(1), checksIn('P1'), minutes(5), takes('deposit')).hall;
    expect(dutyView(few.state, few.stamp).waiters.map(({ service }) => service)).toEqual([
      'withdrawal',
      'deposit',
    ]);
  });
});

describe('What became of the day', () => {
  it('is what every device proved before it began, who had them try, and when', () => {
    const point = {
      device: 'K1-printer',
      kind: 'printer',
      outcome: 'passed',
      finding: null,
      note: null,
    } as const;
    expect(duty(opensDay).openingCheck).toBeNull();
    const check = staff({ kind: 'check-opening', points: [point] });
    expect(duty(check).openingCheck).toEqual({ points: [point], note: null, at: NINE, by: { staff: '900' } });
    const again = staff({ kind: 'check-opening', points: [{ ...point, outcome: 'failed' }], note: '已报修' });
    expect(duty(check, minutes(1), again).openingCheck).toMatchObject({
      points: [{ outcome: 'failed' }],
      note: '已报修',
      at: NINE + 60_000,
    });
  });

  it('is left open when a later date begins before a person has closed it', () => {
    const late = [opensDay, takes('withdrawal'), nextDay('09:00'), tick];
    expect(duty(...late).leftOpen).toBe(true);
    expect(duty(...late, closesWithReasons).leftOpen).toBe(false);
    expect(duty(opensDay).leftOpen).toBe(false);
  });

  it('is what each class is promised, and when an outage is long', () => {
    expect(duty(opensDay).limits).toEqual({
      promise: { regular: 45, green: 15, appointment: 5 },
      longOutageMinutes: 30,
    });
  });
});

describe('The tasks of the desk', () => {
  it('are tickets that nobody may have, until somebody has taken charge of them', () => {
    const lost = [
      opensDay,
      takes('withdrawal', { unprinted: true }),
      takes('deposit', { unprinted: true }),
      delivers('A001', 'undelivered'),
      delivers('B001', 'undelivered'),
    ];
    expect(duty(...lost).tasks).toMatchObject([
      { kind: 'undelivered', id: 'B001', ticket: 'B001', service: 'withdrawal', kiosk: 'K1', since: NINE },
      { kind: 'undelivered', id: 'A001', zh: 'A001号未打印出来（K1），请找到本人并接手' },
    ]);
    const taken = delivers('B001', 'desk', { staff: '900' });
    expect(duty(...lost, taken).tasks.map(({ id }) => id)).toEqual(['A001']);
    const gone = staff({ kind: 'cancel', ticket: 'A001' });
    expect(duty(...lost, taken, gone).tasks).toEqual([]);
    expect(duty(opensDay, takes('withdrawal', { unprinted: true })).tasks).toEqual([]);
  });

  it('name the desk for a number of its own paper book', () => {
    const paper = staff({
      kind: 'back-enter-ticket',
      ticket: 'A801',
      service: 'deposit',
      source: 'paper',
      issuedAt: NINE,
      delivery: 'undelivered',
    });
    expect(duty(opensDay, paper).tasks).toMatchObject([{ zh: expect.stringContaining('（咨询台）') }]);
  });

  it('are paper to be changed, with about how many tickets it still gives, and other small repairs', () => {
    const low = [clock('08:30'), takes('deposit'), clock('09:00'), sees('printer', 'paper-near-end')];
    expect(duty(...low, takes('deposit')).tasks).toMatchObject([
      {
        kind: 'device',
        id: first,
        kiosk: 'K1',
        en: 'Change the paper of K1-printer (about 39 tickets left)',
      },
    ]);
    expect(duty(opensDay, sees('evaluator1', 'unplugged')).tasks).toMatchObject([
      { kind: 'device', kiosk: null, zh: '查看evaluator-1（unplugged）' },
    ]);
  });

  it('are who is to be called back, what is to be entered, and what does not fit the books', () => {
    const asked = staff({ kind: 'request-call-back', callBack: 'c1', service: 'loan', what: '今日到期' });
    const done = staff({ kind: 'register-handwork', handwork: 'h1', service: 'loan', note: '一份' });
    const foreign = staff({
      kind: 'back-enter-ticket',
      ticket: 'A700',
      service: 'deposit',
      source: 'paper',
      issuedAt: NINE,
      delivery: 'printed',
    });
    expect(duty(opensDay, foreign, done, asked).tasks).toMatchObject([
      { kind: 'call-back', id: 'c1', service: 'loan', since: NINE, zh: '特急回访：贷款，今日到期' },
      { kind: 'handwork', id: 'h1', service: 'loan', en: 'To be entered: Loan, 一份' },
      { kind: 'conflict', id: '2026-11-23-c1', zh: '核对清单2026-11-23-c1待处理' },
    ]);
  });

  it('go on by the service’s id when a later day’s hall has that service no more', () => {
    const done = staff({ kind: 'register-handwork', handwork: 'h1', service: 'loan', note: '一份' });
    const { hall } = given(machineHall, opensDay, done, closesWithReasons);
    const deposits = machineHall.services.filter(({ id }) => id === 'deposit');
    const windows = machineHall.windows.filter(({ number }) => number === 3);
    Object.assign(hall, { plan: { ...machineHall, services: deposits, windows } });
    hall.take(nextDay('09:00'));
    hall.take(opensDay);
    expect(dutyView(hall.state, hall.stamp).tasks).toMatchObject([{ zh: '待补录：loan，一份' }]);
  });
});

describe('What the duty manager sees of the business system', () => {
  it('is since when it is down, until when, and whether that has passed', () => {
    const view = duty(opensDay, declares(['loan'], 20), minutes(19));
    expect(view.outages).toMatchObject([
      { id: 'core', what: '核心系统', minutesOpen: 19, overdue: false, long: false },
    ]);
    expect(view.outages[0]?.notice.zh).toBe('业务系统故障，贷款暂缓办理，预计09:20恢复，请耐心等候。');
    expect(duty(opensDay, declares(['loan'], 20), minutes(20)).outages[0]).toMatchObject({ overdue: true });
  });

  it('is what is posted', () => {
    const text = { zh: '停水', en: 'No water' };
    expect(duty(opensDay, staff({ kind: 'post-notice', notice: 'n1', text })).notices).toMatchObject([
      { id: 'n1', text },
    ]);
  });
});

describe('Too many waiting, as the duty manager is told of it', () => {
  const nine = Array.from({ length: 9 }, () => takes('withdrawal'));

  it('is the queue as it is now, and what one press would do', () => {
    const { alerts } = duty(logsIn(1), logsIn(3), ...nine, minutes(3), tick, takes('withdrawal'));
    expect(alerts).toMatchObject([
      {
        service: 'withdrawal',
        name: { zh: '提取' },
        waiting: 10,
        longestMinutes: 3,
        openWindows: 1,
        since: NINE + 180_000,
        actions: [{ n: 3, zh: '3号窗口协助办理提取' }],
      },
    ]);
  });

  it('holds the longest wait against what its class is promised', () => {
    const queueOf = (...steps: Step[]) => duty(logsIn(1), ...steps).queues[0];
    const late = [takes('withdrawal'), minutes(1), takes('withdrawal', { green: 'pregnant' })];
    expect(queueOf(...late)).toMatchObject({ longestSince: NINE, promiseMinutes: 45 });
    expect(queueOf(...late, calls(1))).toMatchObject({ waiting: 1, promiseMinutes: 45 });
    const green = [takes('withdrawal', { green: 'pregnant' }), minutes(1), takes('withdrawal')];
    expect(queueOf(...green)).toMatchObject({ longestSince: NINE, promiseMinutes: 15 });
    expect(queueOf()).toMatchObject({ waiting: 0, longestSince: null, promiseMinutes: null });
  });

  it('says how many came and how many were called in the last quarter of an hour', () => {
    const steps = [logsIn(1), takes('withdrawal'), minutes(14), takes('withdrawal'), calls(1)];
    const lately = (...more: Step[]) =>
      duty(...steps, ...more).queues.find(({ service }) => service === 'withdrawal')?.lately;
    expect(lately()).toEqual({ came: 2, called: 1 });
    expect(lately(minutes(1))).toEqual({ came: 1, called: 1 });
    expect(lately(minutes(20))).toEqual({ came: 0, called: 0 });
  });

  it('says where no new tickets are taken', () => {
    const shut = staff({ kind: 'change-service', service: 'loan', open: false });
    expect(duty(opensDay, shut).queues.filter(({ issuing }) => !issuing)).toMatchObject([
      { service: 'loan' },
    ]);
  });

  it('lists every service, the longest wait first', () => {
    const { queues } = duty(logsIn(1), takes('deposit'), minutes(5), takes('withdrawal'), minutes(2));
    expect(queues.map(({ service, waiting, longestMinutes }) => [service, waiting, longestMinutes])).toEqual([
      ['deposit', 1, 7],
      ['withdrawal', 1, 2],
      ['loan', 0, 0],
    ]);
  });
});

describe('What one press would do', () => {
  const actions = (plan: typeof machineHall, ...steps: Step[]) =>
    alertActions(given(plan, ...steps).hall.state, 'withdrawal').map(({ n, en }) => `${n}: ${en}`);

  it('is to resume a paused window, to open a closed one, and to let an open one help', () => {
    expect(actions(machineHall, logsIn(1), logsIn(2), logsIn(3), pauses(1), closes(2))).toEqual([
      '1: Window 1 resumes',
      '2: Open window 2',
      '3: Window 3 helps with Withdrawal',
    ]);
  });

  it('is not to resume one that failed, nor to open one whose clerk is not there where clerks log in', () => {
    expect(actions(machineHall, logsIn(1), logsIn(3), fails(1), logsIn(2), logsOut(2), pauses(3))).toEqual(
      [],
    );
    expect(actions(withSettings({ signIn: 'optional' }), opensDay)).toEqual([
      '1: Open window 1',
      '2: Open window 2',
    ]);
  });

  it('is not to make a dedicated green window do other work', () => {
    const green = planWith({
      windows: [
        { number: 1, services: ['withdrawal'] },
        { number: 2, services: ['deposit'], dedicatedGreen: true },
      ],
    });
    expect(actions(green, logsIn(1), logsIn(2))).toEqual([]);
  });

  it('does it: each is accepted, and is offered no more', () => {
    const steps = [logsIn(1), logsIn(2), logsIn(3), pauses(1), closes(2)];
    for (const { n, command } of alertActions(given(machineHall, ...steps).hall.state, 'withdrawal')) {
      const { hall } = given(machineHall, ...steps, staff(command));
      expect(alertActions(hall.state, 'withdrawal').map((left) => left.n)).not.toContain(n);
    }
    const keeps = staff({ kind: 'change-window', window: 3, helperServices: ['loan'] });
    const helping = alertActions(given(machineHall, ...steps, keeps).hall.state, 'withdrawal')[2];
    expect(helping?.command).toMatchObject({ helperServices: ['loan', 'withdrawal'] });
  });
});
