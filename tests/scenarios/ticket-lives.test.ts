import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../hall/eventually.ts';
import { checkJournal } from '../hall/journal.ts';
import { takeTicket } from '../hall/taking.ts';
import { WholeHall } from '../hall/whole-hall.ts';

let hall: WholeHall;
beforeAll(async () => {
  hall = await WholeHall.open({
    changeHall: ({ hall: { settings } }) => {
      // Nobody waits in a test: calls count towards a miss at once, and one other comes before a reinstated ticket.
      Object.assign(settings, { misclickGuardSeconds: 0, missCallGapSeconds: 0, reinstateAfterCalls: 1 });
    },
  });
  await hall.openWindows(1, 3, 4, 8);
});
afterAll(() => hall.close());

const manager = () => hall.staff('10');
const has = (window: number, ticket: string | null) =>
  eventually(`${String(ticket)} at window ${window}`, async () =>
    (await hall.hub.ticketAt(window)) === ticket ? true : undefined,
  );

describe('the lives of tickets, by key and by page', () => {
  it('given nobody comes, when missed is keyed after one call, then 405; after a recall the ticket is missed', async () => {
    const ticket = await takeTicket(hall, 'withdrawal-rent', 'li-si');
    await hall.bench.pressAccepted(3, 'call');
    await hall.bench.pressRefused('405', 3, 'confirm', '6');
    await hall.bench.pressAccepted(3, 'recall');
    await hall.bench.pressAccepted(3, 'confirm', '6');
    expect(await manager().sees(ticket)).toMatchObject({ state: 'missed', window: null });
    await hall.bench.boardShows(3, '3号窗口');
  });

  it('given a missed ticket, when the same card is laid again, then it waits again and is called after the next other', async () => {
    await hall.kiosk('K1').leave();
    await hall.bench.swipe('K1', 'li-si');
    await hall.kiosk('K1').choose('withdrawal-rent');
    expect(JSON.stringify(await hall.kiosk('K1').shows('existing'))).toContain('B001');
    await hall.kiosk('K1').leave();
    expect((await manager().sees('B001')).state).toBe('waiting');
    expect(await manager().issues('withdrawal-rent')).toBe('B002');
    expect(await manager().issues('withdrawal-rent')).toBe('B003');
    expect((await manager().calls(3)).ticket).toBe('B002');
    expect((await manager().calls(3)).ticket).toBe('B001');
  });

  it('given it is missed a second time, when it asks to be reinstated again, then it is refused', async () => {
    await hall.bench.pressAccepted(3, 'recall');
    await manager().does('/windows/3/miss');
    expect(await manager().isRefused('/tickets/B001/reinstate')).toMatchObject({
      status: 409,
      code: 'reinstated-before',
    });
  });

  it('given papers to be checked, when the ticket is held and made ready by key, then its window calls it before any other, and says why', async () => {
    await manager().issues('withdrawal-rent', { green: { reason: 'pregnant' } });
    await hall.bench.pressAccepted(3, 'call', '3');
    await has(3, 'B003');
    await hall.bench.pressAccepted(3, 'confirm', '0');
    expect(await manager().sees('B003')).toMatchObject({ state: 'held', heldAt: 3, window: null });
    expect((await manager().calls(4)).ticket).toBe('B004');
    await hall.bench.pressRefused('310', 4, 'confirm', '3');
    await hall.bench.pressAccepted(3, 'confirm', '3');
    await manager().issues('withdrawal-rent', { green: { reason: 'disabled' } });
    const { ticket, reason } = await manager().calls(3);
    expect({ ticket, code: reason.code }).toEqual({ ticket: 'B003', code: 'directed' });
    expect(reason.zh).toContain('材料已核对好');
  });

  it('given a held ticket, when the desk says that its papers are ready, then its window calls it next', async () => {
    await manager().does('/windows/3/hold', { note: '补复印件' });
    await hall.staff('02').does('/tickets/B003/ready');
    await hall.bench.keypadShows(3, '002   ');
    await hall.bench.pressAccepted(3, 'call');
    await has(3, 'B003');
    await hall.bench.boardShows(3, /B003号.*3号窗口/);
  });

  it('given a member at the wrong window, when the ticket is transferred to a window by key, then that window calls it first', async () => {
    await hall.staff('01').does('/windows/3/log-in', { clerk: '01' });
    expect((await hall.staff('01').calls(3)).ticket).toBe('B005');
    await hall.bench.pressRefused('202', 3, 'transfer', '5');
    await hall.bench.pressAccepted(3, 'transfer', '4');
    expect((await manager().sees('B005')).state).toBe('transferred');
    await manager().issues('withdrawal-rent');
    const { ticket, reason } = await manager().calls(4);
    expect({ ticket, code: reason.code }).toEqual({ ticket: 'B005', code: 'directed' });
    expect(reason.en).toContain('transferred');
  });

  it('given the wrong service, when the service’s code is keyed, then the ticket is called there before who only waits, and stays with whom it asked first', async () => {
    expect((await hall.staff('01').calls(3)).ticket).toBe('B006');
    expect(await manager().issues('deposit-change')).toBe('A001');
    await hall.bench.pressAccepted(3, 'transfer', '91');
    await hall.bench.pressAccepted(1, 'call');
    await has(1, 'B006');
    expect(await manager().sees('B006')).toMatchObject({ service: 'deposit-change', firstClerk: '01' });
  });

  it('given a called member, when start and call are keyed, then the ticket is served, done, and the next is called', async () => {
    await hall.bench.pressAccepted(1, 'confirm', '1');
    expect((await manager().sees('B006')).state).toBe('serving');
    await hall.bench.pressRefused('404', 1, 'confirm', '6');
    await hall.bench.pressAccepted(1, 'call');
    await has(1, 'A001');
    expect((await manager().sees('B006')).state).toBe('done');
  });

  it('given a call made in error, when cancel is keyed, then the ticket is back in its place', async () => {
    await manager().issues('deposit-change');
    await hall.bench.pressAccepted(1, 'cancel');
    await has(1, null);
    expect((await manager().sees('A001')).state).toBe('waiting');
    expect((await manager().calls(1)).ticket).toBe('A001');
  });

  it('given number 2 waits in one series and number 7 in another, when digits are keyed, then the one meant is called, and two meanings are 406', async () => {
    await manager().issues('withdrawal-rent');
    await hall.bench.pressAccepted(8, 'call', '7');
    await has(8, 'B007');
    const { reason } = await manager().callsNumber(8, 'A002');
    expect(reason.code).toBe('chosen');
    await manager().does('/windows/8/finish');
    for (const series of ['deposit-change', 'loan-repayment', 'loan-repayment', 'loan-repayment'])
      await manager().issues(series);
    await hall.bench.pressRefused('406', 8, 'call', '3');
    await hall.bench.pressRefused('301', 8, 'call', '99');
    expect(await hall.hub.ticketAt(8)).toBeNull();
  });

  it('given a member was served, when the evaluator is asked and a grade is pressed, then it stands on the ticket, once', async () => {
    await hall.bench.pressAccepted(1, 'recall');
    await manager().does('/windows/1/start');
    await hall.bench.press(1, 'evaluate');
    await hall.bench.isAsked(1);
    await hall.bench.grade(1, 4);
    await manager().seesEventually('A001', ({ grade }) => grade === 4);
    expect(await manager().isRefused('/windows/1/evaluate', { grade: 1 })).toMatchObject({
      code: 'already-evaluated',
    });
    await manager().does('/windows/1/finish');
    expect(await manager().sees('A001')).toMatchObject({ state: 'done', grade: 4 });
  });
});

describe('the same at a keypad with 16 keys', () => {
  it('given three tickets, when wait, ready, start with digits and missed are keyed, then each goes its way', async () => {
    await hall.bench.pressAccepted(8, 'call', '1');
    await has(8, 'C001');
    await hall.bench.pressAccepted(8, 'wait');
    expect(await manager().sees('C001')).toMatchObject({ state: 'held', heldAt: 8 });
    await hall.bench.pressAccepted(8, 'function', '3');
    await hall.bench.pressAccepted(8, 'call');
    await has(8, 'C001');
    await hall.bench.pressAccepted(8, 'start', '91');
    expect(await manager().sees('C001')).toMatchObject({ state: 'transferred', service: 'deposit-change' });
    await hall.bench.pressAccepted(8, 'call', '2');
    await hall.bench.pressAccepted(8, 'recall');
    await hall.bench.pressAccepted(8, 'function', '5');
    expect((await manager().sees('C002')).state).toBe('missed');
    await manager().does('/windows/8/call-number', { digits: 'C003' });
    await hall.bench.pressAccepted(8, 'start');
    expect((await manager().sees('C003')).state).toBe('serving');
    await hall.bench.pressRefused('404', 8, 'cancel');
  });

  it('given keys that mean nothing, when they are pressed, then 992 and nothing happens', async () => {
    const before = await hall.hub.day();
    await hall.bench.pressRefused('992', 8, 'wait', '9');
    await hall.bench.pressRefused('992', 3, 'confirm', '9');
    expect(await hall.hub.day()).toEqual(before);
  });

  it('given all that happened, when the journal is checked offline, then every promise was kept', async () => {
    expect(await checkJournal(hall)).toMatch(/all \d+ rules hold/);
  });
});
