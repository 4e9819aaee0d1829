import { describe, expect, it } from 'vitest';
import {
  boardDesired as boardSchema,
  keypadDesired as keypadSchema,
  kioskMenu as menuSchema,
} from '@jiaohao/shared';
import { gaveOut, handCalled, leases, twoKiosks } from '../back-entry/testing/entries.ts';
import { called, givenWith } from '../testing/given.ts';
import { machineHall, plainHall, planWith, withSettings, withWindows } from '../testing/plans.ts';
import {
  asksGrade,
  calls,
  cancelsCall,
  checksIn,
  clears,
  clock,
  closesWithReasons,
  declares,
  delivers,
  fails,
  finishes,
  logsIn,
  minutes,
  nextDay,
  opensDay,
  pauses,
  presses,
  recalls,
  reprints,
  resumes,
  sees,
  sendsToService,
  sendsToWindow,
  staff,
  takes,
} from '../testing/steps.ts';
import { boardDesired } from './board.ts';
import { keypadDesired } from './keypad.ts';
import { kioskMenu } from './kiosk-menu.ts';
import { touchedBy } from './touched.ts';

const given = givenWith(expect);
const two = [takes('withdrawal'), takes('withdrawal')];

describe('The board over a window', () => {
  const board = (window: number, ...steps: Parameters<typeof given>[1][]) => {
    const desired = boardDesired(given(plainHall, ...steps).hall.state, window);
    expect(boardSchema.parse(desired)).toEqual(desired);
    return desired;
  };

  it('shows the ticket in hand, and anew with every call and recall', () => {
    expect(board(1, logsIn(1), ...two, calls(1))).toEqual({
      window: 1,
      face: 'call',
      text: '请B001号到1号窗口',
      short: 'B001',
      attention: 1,
      outOfService: false,
    });
    expect(board(1, logsIn(1), ...two, calls(1), recalls(1)).attention).toBe(2);
  });

  it('shows the window’s name when idle, and the signs when paused or closed', () => {
    expect(board(1, logsIn(1))).toMatchObject({ face: 'idle', text: '1号窗口', short: '1号' });
    expect(board(4, logsIn(4))).toMatchObject({ face: 'idle', text: '4号窗口 贷款窗口' });
    expect(board(1, logsIn(1), pauses(1))).toMatchObject({ face: 'paused', text: '暂停服务', short: '暂停' });
    expect(board(1)).toMatchObject({ face: 'closed', text: '窗口未开放' });
  });

  it('tells whoever stood at a window that stopped, and says at the next one that it is another', () => {
    const stopped = [logsIn(1), logsIn(2), ...two, calls(1), fails(1)];
    expect(board(1, ...stopped).text).toBe('暂停服务 请B001号稍候 优先叫号');
    expect(board(2, ...stopped, calls(2))).toMatchObject({
      text: '请B001号改到2号窗口',
      short: 'B001',
      moved: true,
    });
    expect(board(1, ...stopped, calls(2)).text).toBe('暂停服务');
    expect(board(2, ...stopped, calls(2), calls(2)).text).toBe('请B002号到2号窗口');
    expect(board(1, ...stopped, resumes(1)).text).toBe('1号窗口');
  });

  it('says that the business system is down when it is for all that the window does', () => {
    expect(board(1, logsIn(1), declares(['withdrawal', 'loan'], 20))).toMatchObject({
      face: 'idle',
      text: '1号窗口 业务系统故障 请稍候',
      short: '系统故障',
    });
    expect(board(1, logsIn(1), declares('all', 60)).text).toBe('1号窗口 业务系统故障 暂停办理');
    expect(board(3, logsIn(3), declares(['withdrawal'], 60)).text).toBe('3号窗口');
    expect(board(1, logsIn(1), takes('withdrawal'), declares('all', 60), calls(1)).face).toBe('call');
  });

  it('is sent nothing while it is out of service', () => {
    expect(board(1, logsIn(1), sees('board1', 'too-hot')).outOfService).toBe(true);
    expect(board(2, logsIn(1), sees('board1', 'too-hot')).outOfService).toBe(false);
    expect(board(1, logsIn(1), sees('board1', 'silent')).outOfService).toBe(false);
  });
});

describe('The keypad', () => {
  const keypad = (window: number, plan: typeof plainHall, ...steps: Parameters<typeof given>[1][]) => {
    const { state, stamp } = given(plan, ...steps).hall;
    const desired = keypadDesired(state, window, stamp.at);
    expect(keypadSchema.parse(desired)).toEqual(desired);
    return desired;
  };

  it('shows the ticket in hand and how many this window may call', () => {
    expect(keypad(1, plainHall, logsIn(1), ...two, takes('deposit'), calls(1))).toMatchObject({
      ticket: 'B001',
      waiting: 1,
    });
    expect(keypad(1, plainHall, logsIn(1), takes('withdrawal', { unprinted: true }))).toMatchObject({
      waiting: 0,
    });
  });

  it('leaves out who came early for an appointment until the slot is due, as the call key does', () => {
    const booked = planWith({
      appointments: [{ id: 'P1', service: 'withdrawal', date: '2026-11-23', minute: 600 }],
    });
    const early = [logsIn(1), checksIn('P1')];
    expect(keypad(1, booked, ...early, clock('09:49:59'))).toMatchObject({ waiting: 0 });
    given(booked, ...early, clock('09:49:59'))
      .when(presses(1))
      .thenRefused('nobody-waiting');
    expect(keypad(1, booked, ...early, clock('09:50'))).toMatchObject({ waiting: 1 });
    given(booked, ...early, clock('09:50'))
      .when(presses(1))
      .thenEvents(called('B001', 1, 'appointment'));
  });

  it('counts what is directed to it, and helper services when it has nothing else', () => {
    expect(keypad(2, plainHall, logsIn(1), logsIn(2), ...two, calls(1), sendsToWindow(1, 2))).toMatchObject({
      waiting: 2,
    });
    const helping = withWindows({ number: 1, services: ['deposit'], helperServices: ['withdrawal'] });
    expect(keypad(1, helping, logsIn(1), ...two)).toMatchObject({ waiting: 2 });
    expect(keypad(1, helping, logsIn(1), ...two, takes('deposit'))).toMatchObject({ waiting: 1 });
    const late = [logsIn(1), ...two, takes('deposit'), minutes(16)];
    expect(keypad(1, helping, ...late)).toMatchObject({ waiting: 3 });
    const both = withWindows({ number: 1, services: ['withdrawal'], helperServices: ['withdrawal'] });
    expect(keypad(1, both, logsIn(1), ...two, minutes(16))).toMatchObject({ waiting: 2 });
  });

  it('has the evaluator ask each time the clerk asks for a grade', () => {
    const served = [logsIn(1), ...two, calls(1)];
    expect(keypad(1, plainHall, ...served).gradeAsks).toBe(0);
    expect(keypad(1, plainHall, ...served, asksGrade(1), asksGrade(1)).gradeAsks).toBe(2);
    expect(keypad(2, plainHall, ...served, asksGrade(1)).gradeAsks).toBe(0);
  });

  it('beeps when work comes to an open window that has none', () => {
    expect(keypad(1, plainHall, logsIn(1), ...two).beeps).toBe(1);
    expect(keypad(1, plainHall, ...two, logsIn(1)).beeps).toBe(0);
    expect(keypad(1, plainHall, logsIn(1), takes('withdrawal'), calls(1), takes('withdrawal')).beeps).toBe(1);
    expect(keypad(3, plainHall, logsIn(1), logsIn(3), ...two, calls(1), sendsToWindow(1, 3)).beeps).toBe(1);
  });
});

describe('The kiosk’s menu', () => {
  const office = withSettings({ opensAt: '08:30', closesAt: '17:00' });
  const menu = (plan: typeof plainHall, ...steps: Parameters<typeof given>[1][]) => {
    const { hall } = given(plan, ...steps);
    const offered = kioskMenu(hall.state, hall.plan, 'K1', hall.stamp);
    expect(menuSchema.parse(offered)).toEqual(offered);
    return offered;
  };

  it('offers services with their windows, who waits, and the documents to have ready', () => {
    expect(menu(plainHall, logsIn(1), ...two, takes('withdrawal', { unprinted: true }))).toMatchObject({
      kiosk: 'K1',
      issuing: true,
      notice: null,
      elderlyFrom: 65,
      services: [
        { id: 'deposit', waiting: 0, waitMinutes: null, open: true },
        { id: 'withdrawal', windows: '1–2', waiting: 3, waitMinutes: 30, documents: [{ zh: '身份证' }] },
        { id: 'loan', needsCard: true },
      ],
    });
  });

  it('marks services that are closed or have no window', () => {
    const closed = staff({ kind: 'change-service', service: 'deposit', open: false });
    expect(menu(plainHall, logsIn(1), closed).services[0]).toMatchObject({ open: false });
    expect(menu(planWith({ windows: [{ number: 1, services: ['loan'] }] })).services[0]).toMatchObject({
      open: false,
      windows: '',
    });
  });

  it('issues nothing outside its hours, and says why', () => {
    expect(menu(office, clock('08:29'))).toMatchObject({ issuing: false, notice: { zh: '08:30开始取号。' } });
    expect(menu(office, clock('17:00')).notice?.zh).toContain('已过下班时间（17:00）');
    expect(menu(office, takes('withdrawal'), nextDay('09:00')).notice?.zh).toContain(
      '2026-11-23的营业日尚未结束',
    );
  });

  it('of a new day shows the hall’s present plan, with nobody waiting', () => {
    const done = [logsIn(1), takes('withdrawal'), calls(1), finishes(1), nextDay('09:00')];
    expect(menu(office, ...done)).toMatchObject({
      issuing: true,
      services: [{}, { waiting: 0, waitMinutes: null }, {}],
    });
  });
});

describe('The kiosk’s menu when something fails', () => {
  const menu = (kiosk: string, ...steps: Parameters<typeof given>[1][]) => {
    const { hall } = given(machineHall, ...steps);
    const offered = kioskMenu(hall.state, hall.plan, kiosk, hall.stamp);
    expect(menuSchema.parse(offered)).toEqual(offered);
    return offered;
  };

  it('names the other kiosks that work and print', () => {
    expect(menu('K1', opensDay).otherKiosks).toEqual(['K2']);
    expect(menu('web', opensDay).otherKiosks).toEqual(['K1', 'K2']);
    expect(menu('K2', opensDay, sees('K1', 'gone')).otherKiosks).toEqual([]);
    expect(menu('K2', opensDay, sees('printer', 'paper-out')).otherKiosks).toEqual([]);
    expect(menu('K2', opensDay, sees('printer', 'too-hot'), sees('printer')).otherKiosks).toEqual([]);
    expect(menu('K2', opensDay, sees('printer', 'paper-near-end', 'cable-noise')).otherKiosks).toEqual([
      'K1',
    ]);
  });

  it('keeps a device from being used until a technician has cleared it', () => {
    const hot = [opensDay, sees('printer', 'too-hot'), sees('printer')];
    expect(menu('K1', ...hot).outOfService).toEqual(['printer']);
    expect(menu('K2', ...hot).outOfService).toEqual([]);
    expect(menu('K1', ...hot, clears(1)).outOfService).toEqual([]);
    expect(menu('K1', ...hot, closesWithReasons, nextDay('07:00')).outOfService).toEqual(['printer']);
  });

  it('gives out no number that the hub could not write down, and says where to get one', () => {
    const full = menu('K1', opensDay, sees('hub', 'disk-full'));
    expect(full).toMatchObject({ issuing: false, notice: { zh: '系统暂时不能发号，请到咨询台取号。' } });
    expect(menu('K1', opensDay, sees('hub', 'disk-full'), sees('hub')).issuing).toBe(true);
  });

  it('offers its tickets that are not on paper for a reprint, newest first, six at most', () => {
    const unprinted = [opensDay, ...two.map(() => takes('withdrawal', { unprinted: true }))];
    expect(menu('K1', ...unprinted).unprinted).toEqual([]);
    const shown = [...unprinted, delivers('B001', 'shown-on-screen'), delivers('B002', 'undelivered')];
    expect(menu('K1', ...shown).unprinted).toEqual(['B002', 'B001']);
    expect(menu('K2', ...shown).unprinted).toEqual([]);
    expect(menu('K1', ...shown, reprints('B002')).unprinted).toEqual(['B001']);
    expect(menu('K1', ...shown, reprints('B001')).unprinted).toEqual(['B002', 'B001']);
    expect(menu('K1', ...shown, delivers('B001', 'printed')).unprinted).toEqual(['B002']);
    expect(menu('K1', ...shown, staff({ kind: 'cancel', ticket: 'B001' })).unprinted).toEqual(['B002']);
    const many = Array.from({ length: 8 }, (_, index) => [
      takes('deposit', { unprinted: true }),
      delivers(`A00${index + 1}`, 'undelivered'),
    ]).flat();
    expect(menu('K1', opensDay, ...many).unprinted).toEqual(['A008', 'A007', 'A006', 'A005', 'A004', 'A003']);
  });

  it('has what is down in words, and closes the services of a long outage only', () => {
    const short = menu('K1', logsIn(1), declares(['withdrawal', 'loan'], 30));
    expect(short.notices).toEqual([
      {
        zh: '业务系统故障，提取、贷款暂缓办理，预计09:30恢复，请耐心等候。',
        en: 'The business system is down for Withdrawal, Loan, until about 09:30. Please wait.',
      },
    ]);
    expect(short.services.map(({ open }) => open)).toEqual([true, true, true]);
    const long = menu('K1', logsIn(1), declares(['withdrawal'], 45));
    expect(long.notices[0]?.zh).toBe(
      '业务系统故障，提取暂停取号，预计09:45恢复。急事请到咨询台登记电话，恢复后通知您。',
    );
    expect(long.services.map(({ open }) => open)).toEqual([true, false, true]);
    expect(menu('K1', logsIn(1), declares('all', 45)).notices[0]?.en).toContain(
      'no tickets for all services',
    );
  });

  it('has what is posted, whose window stopped, and that the desk gives out the numbers', () => {
    const text = { zh: '停水', en: 'No water' };
    const notices = menu(
      'web',
      logsIn(1),
      takes('withdrawal'),
      calls(1),
      staff({ kind: 'post-notice', notice: 'n1', text }),
      fails(1),
      sees('K1', 'gone'),
      sees('K2', 'gone'),
    ).notices.map(({ zh }) => zh);
    expect(notices).toEqual([
      '取号机故障，暂停使用，请到咨询台取号。',
      'B001号：原窗口暂停服务，请稍候，将优先叫您。',
      '停水',
    ]);
  });

  it('keeps telling of it on the next date, before the day opens', () => {
    const morning = [opensDay, declares('all', 24 * 60), closesWithReasons, nextDay('08:00')];
    expect(menu('K1', ...morning)).toMatchObject({
      notices: [{ zh: expect.stringContaining('预计09:00恢复') }],
      services: [{ open: false }, { open: false }, { open: false }],
    });
  });
});

describe('What changed', () => {
  const touched = (when: Parameters<typeof given>[1], ...steps: Parameters<typeof given>[1][]) => {
    const { hall, decision } = given(plainHall, ...steps).when(when);
    return touchedBy(hall.state, decision.ok ? decision.events : []);
  };

  it('by a ticket: the windows of its service, and the kiosks', () => {
    expect(touched(takes('withdrawal'), logsIn(3))).toEqual({ windows: [1, 2], kiosks: true });
    expect(touched(calls(1), logsIn(1), logsIn(3), ...two)).toEqual({ windows: [1, 2], kiosks: true });
  });

  it('by a transfer: also where it goes', () => {
    expect(touched(sendsToWindow(1, 3), logsIn(1), logsIn(3), ...two, calls(1)).windows).toEqual([1, 2, 3]);
    expect(touched(sendsToService(1, 'deposit'), logsIn(1), ...two, calls(1)).windows).toEqual([1, 3]);
    expect(touched(cancelsCall(1), logsIn(1), ...two, calls(1)).windows).toEqual([1, 2]);
  });

  it('by a window: that window; by a service: its windows; by the day: everything', () => {
    expect(touched(pauses(1), logsIn(1), logsIn(2)).windows).toEqual([1]);
    expect(
      touched(staff({ kind: 'change-service', service: 'loan', open: false }), logsIn(1)).windows,
    ).toEqual([4]);
    expect(touched(staff({ kind: 'close-day' }), logsIn(1)).windows).toEqual([1, 2, 3, 4]);
    expect(touchedBy(given(plainHall).hall.state, [])).toEqual({ windows: [], kiosks: false });
  });

  it('by what agents did alone: the window’s board and keypad, and where the ticket was meant to go', () => {
    const steps = [logsIn(1), logsIn(3), ...two, calls(1), sendsToWindow(1, 3), clock('09:30')];
    const { hall } = given(twoKiosks, ...steps);
    const touchedIn = (step: Parameters<typeof given>[1]) => {
      const decision = hall.take(step);
      return touchedBy(hall.state, decision.ok ? decision.events : []);
    };
    expect(touchedIn(gaveOut('B501', 'withdrawal', '09:10'))).toEqual({ windows: [1, 2, 5], kiosks: true });
    expect(touchedIn(handCalled(2, '1', '09:12'))).toEqual({ windows: [1, 2, 3, 5], kiosks: true });
    expect(touchedIn(handCalled(4, '777', '09:13'))).toEqual({ windows: [], kiosks: false });
    for (let n = 502; n < 518; n += 1) hall.take(gaveOut(`B${n}`, 'withdrawal', '09:10'));
    expect(touchedIn(leases('K1'))).toEqual({ windows: [], kiosks: true });
  });

  it('by a failure, or a notice about it: everything', () => {
    const posted = staff({ kind: 'post-notice', notice: 'n1', text: { zh: '请稍候', en: 'Please wait' } });
    expect(touched(posted, logsIn(1))).toEqual({ windows: [1, 2, 3, 4], kiosks: true });
    expect(touched(fails(1), logsIn(1)).windows).toEqual([1, 2, 3, 4]);
  });

  it('of a day that is over matters no more', () => {
    const yesterday = given(plainHall, logsIn(1), ...two).hall.journal.filter(
      (event) => event.type === 'ticketIssued',
    );
    expect(touchedBy(given(plainHall, logsIn(1)).hall.state, yesterday).windows).toEqual([1, 2]);
    const others = yesterday.map(
      ({ ticket, at, by }) => ({ type: 'ticketReprinted', ticket, at, by }) as const,
    );
    expect(touchedBy(given(plainHall, logsIn(1)).hall.state, others)).toEqual({ windows: [], kiosks: false });
  });
});
