import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkJournal } from '../hall/journal.ts';
import { localTime } from '../hall/time-zones.ts';
import { takeTicket } from '../hall/taking.ts';
import { WholeHall } from '../hall/whole-hall.ts';

let hall: WholeHall;
let timeZone: string;
beforeAll(async () => {
  hall = await WholeHall.open({
    changeHall: (file) => {
      ({ timeZone } = file);
      file.hall.settings['misclickGuardSeconds'] = 0;
    },
  });
  await hall.openWindows(1, 3, 4, 6);
});
afterAll(() => hall.close());

const clerk = () => hall.staff('01');
const consultant = () => hall.staff('02');
const manager = () => hall.staff('10');
const technician = () => hall.staff('20');

describe('the consultant’s desk', () => {
  it('given one waits, when the consultant issues a green ticket with a note, then it is called first, with a reason in both languages', async () => {
    expect(await consultant().issues('withdrawal-rent')).toBe('B001');
    const urgent = { service: 'withdrawal-rent', green: { reason: 'urgent' } };
    expect(await consultant().isRefused('/tickets', urgent)).toMatchObject({
      status: 409,
      code: 'green-needs-note',
      zh: '请注明绿色通道事由。',
    });
    const green = { reason: 'urgent', note: '今天要交首付' };
    expect(await consultant().issues('withdrawal-rent', { green })).toBe('B002');
    const { ticket, reason } = await manager().calls(3);
    expect({ ticket, code: reason.code }).toEqual({ ticket: 'B002', code: 'green' });
    expect(reason.zh).toMatch(/^B002：绿色通道（急事），已等\d+分钟。$/);
    expect(reason.en).toMatch(/^B002: green channel \(urgent\), waited \d+ min\.$/);
    await hall.bench.boardShows(3, /B002号/);
  });

  it('given a ticket from a kiosk, when the green channel is granted at the desk, then it goes before who came earlier', async () => {
    const ticket = await takeTicket(hall, 'withdrawal-rent', 'zhang-san');
    const green = { reason: 'disabled' };
    expect(await clerk().isRefused(`/tickets/${ticket}/green`, green)).toMatchObject({ status: 403 });
    await consultant().does(`/tickets/${ticket}/green`, green);
    expect(await consultant().isRefused(`/tickets/${ticket}/green`, green)).toMatchObject({
      code: 'already-priority',
    });
    expect(await consultant().sees(ticket)).toMatchObject({ class: 'green', green: { reason: 'disabled' } });
  });

  it('given it was granted in error, when the duty manager revokes it with a reason, then the order is by time again', async () => {
    const why = { reason: '条件不符' };
    expect(await consultant().isRefused('/tickets/B003/revoke-priority', why)).toMatchObject({
      status: 403,
      code: 'not-allowed',
    });
    expect(await manager().isRefused('/tickets/B003/revoke-priority', {})).toMatchObject({
      status: 400,
      code: 'bad-request',
    });
    await manager().does('/tickets/B003/revoke-priority', why);
    const { ticket, reason } = await manager().calls(3);
    expect({ ticket, code: reason.code }).toEqual({ ticket: 'B001', code: 'regular' });
    expect(reason.zh).toContain('先后顺序');
  });

  it('given an appointment near its slot, when the member checks in, then it is called before regular tickets', async () => {
    const { date, minute } = localTime(timeZone);
    const book = (id: string, at: number) =>
      consultant().does(`/appointments/${id}`, { service: 'loan-application', date, minute: at });
    await book('P-due', minute + 5);
    await book('P-late', minute - 40);
    await book('P-early', minute + 90);
    await book('P-given-back', minute);
    expect(await consultant().issues('loan-application')).toBe('C001');
    await consultant().does('/appointments/P-due/check-in');
    expect(await consultant().sees('C002')).toMatchObject({ class: 'appointment', state: 'waiting' });
    const { ticket, reason } = await manager().calls(6);
    expect({ ticket, code: reason.code }).toEqual({ ticket: 'C002', code: 'appointment' });
    expect(reason.zh).toMatch(/^C002：预约\d\d:\d\d，时间已到。$/);
  });

  it('given it is long past the slot, when the member checks in, then the ticket queues as regular and is not refused', async () => {
    await consultant().does('/appointments/P-late/check-in');
    expect(await consultant().sees('C003')).toMatchObject({ class: 'regular', state: 'waiting' });
    expect((await manager().calls(6)).ticket).toBe('C001');
    expect((await manager().calls(6)).ticket).toBe('C003');
  });

  it('given it is long before the slot, when the member checks in, then the ticket waits for its time, and checking in again shows it', async () => {
    const first = await consultant().does('/appointments/P-early/check-in');
    const again = await consultant().does('/appointments/P-early/check-in');
    expect([first, again]).toMatchObject([
      { slip: { ticket: 'C004' }, repeat: false },
      { slip: { ticket: 'C004' }, repeat: true },
    ]);
    await manager().does('/windows/6/finish');
    await hall.bench.pressRefused('401', 6, 'call');
    expect((await consultant().sees('C004')).state).toBe('waiting');
  });

  it('given an appointment is given back, when somebody checks in with it, then the desk says to take a regular ticket', async () => {
    await consultant().does('/appointments/P-given-back', undefined, { method: 'DELETE' });
    expect(await consultant().isRefused('/appointments/P-given-back/check-in')).toMatchObject({
      status: 404,
      code: 'unknown-appointment',
      digits: '512',
    });
  });
});

describe('the duty manager', () => {
  it('given a window without work, when it is told to help, then it calls for the other service and says that it helps', async () => {
    const help = { helperServices: ['loan-repayment'] };
    expect(await clerk().isRefused('/windows/1', help, { method: 'PATCH' })).toMatchObject({ status: 403 });
    expect(await consultant().issues('loan-repayment')).toBe('C005');
    await hall.bench.pressRefused('401', 1, 'call');
    await manager().does('/windows/1', help, { method: 'PATCH' });
    const { ticket, reason } = await manager().calls(1);
    expect(ticket).toBe('C005');
    expect(reason.zh).toContain('本窗口协助办理');
    expect(reason.en).toContain('this window is helping');
  });

  it('given tickets that only one open window serves, when it is to close, then it is told which; when they are reassigned, then it closes', async () => {
    await manager().does('/windows/4/close');
    expect(await clerk().isRefused('/windows/3/close')).toMatchObject({ code: 'ticket-in-hand' });
    await manager().does('/windows/3/finish');
    const refused = await clerk().isRefused('/windows/3/close');
    expect(refused).toMatchObject({ status: 409, code: 'only-this-window' });
    expect(refused.zh).toContain('B003');
    expect(await clerk().isRefused('/tickets/B003/reassign', { window: 6 })).toMatchObject({ status: 403 });
    await manager().does('/tickets/B003/reassign', { window: 6 });
    await clerk().does('/windows/3/close');
    await hall.bench.boardShows(3, '窗口未开放');
    const { ticket, reason } = await manager().calls(6);
    expect(ticket).toBe('B003');
    expect(reason.zh).toContain('值班管理指定到本窗口');
  });

  it('given a service stops taking tickets, when one is wished for, then it is refused at the desk and not offered at the kiosk, until it opens again', async () => {
    await manager().does('/services/account-transfer', { open: false }, { method: 'PATCH' });
    expect(await consultant().isRefused('/tickets', { service: 'account-transfer' })).toMatchObject({
      code: 'service-closed',
      zh: '账户转移暂停取号。',
    });
    await hall.kiosk('K1').offers('account-transfer', false);
    await manager().does('/services/account-transfer', { open: true }, { method: 'PATCH' });
    await hall.kiosk('K1').offers('account-transfer', true);
  });

  it('given a fault at a window, when the technician reports it, then its board says so and its member is called first elsewhere', async () => {
    expect(await technician().isRefused('/windows/6/call-next')).toMatchObject({ status: 403 });
    await technician().does('/windows/6/interrupt', { reason: '电脑故障' });
    await hall.bench.boardShows(6, '暂停服务');
    await manager().does('/windows/4/open');
    await consultant().issues('withdrawal-rent', { green: { reason: 'pregnant' } });
    const { ticket, reason } = await manager().calls(4);
    expect({ ticket, code: reason.code }).toEqual({ ticket: 'B003', code: 'resumed' });
    await technician().does('/windows/6/resume');
    await hall.bench.boardShows(6, '6号窗口');
  });

  it('given a member was called and called again at once, when the clerk says nobody came, then it is too early', async () => {
    await manager().does('/windows/4/recall');
    expect(await manager().isRefused('/windows/4/miss')).toMatchObject({
      code: 'miss-too-early',
      zh: '过号前须间隔20秒呼叫2次。',
    });
  });
});

describe('who may do what', () => {
  it('given nobody is logged in at the page, when something is sent, then 401', async () => {
    expect((await hall.hub.post('/windows/4/call-next', {})).status).toBe(401);
    expect((await hall.hub.get('/tickets')).status).toBe(401);
  });

  it.each([
    ['01', '/tickets', { service: 'deposit-change' }],
    ['01', '/day/close', {}],
    ['02', '/day/drain', {}],
    ['02', '/tickets/B003/reassign', { window: null }],
    ['20', '/tickets', { service: 'deposit-change' }],
    ['20', '/windows/4/finish', {}],
  ])('given staff number %s, when it sends %s, then it is not allowed', async (number, path, body) => {
    const before = await hall.hub.day();
    expect(await hall.staff(number).isRefused(path, body)).toMatchObject({
      status: 403,
      code: 'not-allowed',
      zh: '无权进行此操作。',
    });
    expect(await hall.hub.day()).toEqual(before);
  });

  it('given what is not there, when it is named, then 404', async () => {
    expect(await manager().isRefused('/windows/77/call-next')).toMatchObject({
      status: 404,
      code: 'unknown-window',
    });
    expect(await manager().isRefused('/tickets/Z999/ready')).toMatchObject({
      status: 404,
      code: 'unknown-ticket',
    });
  });
});

describe('a request sent twice', () => {
  it('given no answer came, when the same request is sent again at once and after a power cut, then it acted once and has the same answer', async () => {
    const { issued } = await hall.hub.day();
    const issue = () =>
      consultant().does('/tickets', { service: 'deposit-change' }, { id: 'desk-issue-0001' });
    const [one, two] = await Promise.all([issue(), issue()]);
    expect(two).toEqual(one);
    expect((await hall.hub.day()).issued).toBe(issued + 1);

    await manager().does('/windows/1/finish');
    await consultant().issues('deposit-change');
    const call = () => manager().does('/windows/1/call-next', {}, { id: 'desk-call-0001' });
    const called = await call();
    expect(called).toMatchObject({ ticket: 'A001' });
    await hall.killHub();
    await hall.startHub();
    expect(await call()).toEqual(called);
    expect(await issue()).toEqual(one);
    expect(await hall.hub.ticketAt(1)).toBe('A001');
    expect((await hall.hub.day()).issued).toBe(issued + 2);
  });

  it('given all that happened, when the journal is checked offline, then every promise was kept', async () => {
    expect(await checkJournal(hall)).toMatch(/all \d+ rules hold/);
  });
});
