import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../hall/eventually.ts';
import { checkJournal } from '../hall/journal.ts';
import { WholeHall } from '../hall/whole-hall.ts';

let hall: WholeHall;
beforeAll(async () => {
  hall = await WholeHall.open({
    changeHall: ({ hall: { settings } }) => {
      Object.assign(settings, { signIn: 'required', misclickGuardSeconds: 60 });
    },
  });
});
afterAll(() => hall.close());

const statusOf = (window: number, status: string) =>
  eventually(`window ${window} ${status}`, async () =>
    (await hall.hub.statusOf(window)) === status ? true : undefined,
  );
const pinOf = (staff: string) => hall.secrets.pinOf(staff);

describe('a hall in which clerks log in', () => {
  it('given nobody is logged in, when call is pressed, then the keypad beeps, shows 206, and nobody is called', async () => {
    await hall.staff('10').issues('withdrawal-rent');
    await hall.bench.pressRefused('206', 3, 'call');
    await hall.bench.pressRefused('206', 8, 'call');
    expect(await hall.hub.ticketAt(3)).toBeNull();
    expect(await hall.staff('10').isRefused('/windows/3/open')).toMatchObject({
      status: 409,
      code: 'sign-in-first',
    });
  });

  it('given a wrong PIN or none, when it is keyed, then 903 is shown and the window stays closed', async () => {
    const pin = await pinOf('01');
    const wrong = pin.slice(0, -1) + String((Number(pin.at(-1)) + 1) % 10);
    await hall.bench.pressRefused('903', 3, 'confirm', `01${wrong}`);
    await hall.bench.pressRefused('903', 8, 'function', '01');
    expect([await hall.hub.statusOf(3), await hall.hub.statusOf(8)]).toEqual(['closed', 'closed']);
  });

  it('given staff number and PIN, when they are keyed on a keypad with 21 keys, then the window opens and calls', async () => {
    await hall.bench.pressAccepted(3, 'confirm', `01${await pinOf('01')}`);
    await statusOf(3, 'open');
    await hall.bench.boardShows(3, '3号窗口');
    await hall.bench.pressAccepted(3, 'call');
    await hall.bench.boardShows(3, /B001号.*3号窗口/);
    expect((await hall.staff('01').sees('B001')).firstClerk).toBe('01');
  });

  it('given one was called a moment ago, when call comes again from keypad or page, then nobody is called and the first stays in hand', async () => {
    await hall.staff('10').issues('withdrawal-rent');
    expect(await hall.staff('01').isRefused('/windows/3/call-next')).toMatchObject({
      status: 409,
      code: 'too-soon',
      digits: '402',
      zh: '按得太快，未叫号。',
    });
    await hall.bench.pressRefused('402', 3, 'call');
    expect(await hall.hub.ticketAt(3)).toBe('B001');
    expect((await hall.hub.day()).tickets).toMatchObject({ called: 1, waiting: 1, done: 0 });
  });

  it('given a clerk who is logged in, when the same number logs in elsewhere, then it is refused there', async () => {
    await hall.bench.pressRefused('208', 8, 'function', `01${await pinOf('01')}`);
    expect(await hall.hub.statusOf(8)).toBe('closed');
  });

  it('given another clerk, when number and PIN are keyed on a keypad with 16 keys, then that window opens', async () => {
    await hall.bench.pressAccepted(8, 'function', `02${await pinOf('02')}`);
    await statusOf(8, 'open');
    await hall.bench.boardShows(8, '综合窗口');
  });

  it('given a member at the window, when the clerk presses pause, then the board says so and the member is called first elsewhere, with the reason', async () => {
    await hall.bench.pressAccepted(3, 'pause');
    await hall.bench.boardShows(3, '暂停服务');
    expect(await hall.staff('01').sees('B001')).toMatchObject({ state: 'interrupted', window: null });
    await hall.staff('10').issues('withdrawal-rent', { green: { reason: 'pregnant' } });
    const { ticket, reason } = await hall.staff('02').calls(8);
    expect({ ticket, reason }).toMatchObject({ ticket: 'B001', reason: { code: 'resumed' } });
    expect(reason.zh).toContain('窗口中断');
    expect(reason.en).toContain('its window stopped');
    await hall.bench.boardShows(8, 'B001');
  });

  it('given a paused window, when call is pressed, then 203; when it is resumed at the page, then it is open', async () => {
    await hall.bench.pressRefused('203', 3, 'call');
    await hall.staff('01').does('/windows/3/resume');
    await hall.bench.boardShows(3, '3号窗口');
  });

  it('given a pause with a reason from the page, when the pause function is keyed on 16 keys, then the window resumes', async () => {
    await hall.staff('02').does('/windows/8/finish');
    await hall.staff('02').does('/windows/8/pause', { reason: '取材料' });
    await hall.bench.boardShows(8, '暂停');
    await hall.bench.pressAccepted(8, 'function', '0');
    await statusOf(8, 'open');
    await hall.bench.boardShows(8, '综合窗口');
  });

  it('given a clerk at another’s window, when anything is done there at the page, then it is not allowed', async () => {
    expect(await hall.staff('02').isRefused('/windows/3/pause', { reason: '误操作' })).toMatchObject({
      status: 403,
      code: 'not-allowed',
    });
    expect(await hall.hub.statusOf(3)).toBe('open');
  });

  it('given work is over, when the clerks log out by key and by page, then their windows close and call nobody', async () => {
    await hall.bench.pressAccepted(3, 'confirm', '4');
    await statusOf(3, 'closed');
    await hall.bench.boardShows(3, '窗口未开放');
    await hall.bench.pressRefused('206', 3, 'call');
    expect(await hall.staff('02').isRefused('/windows/8/log-out')).toMatchObject({
      code: 'only-this-window',
      digits: '210',
    });
    await hall.staff('10').does('/tickets/B002/cancel', { reason: '本人离开' });
    await hall.staff('10').does('/tickets/B003/cancel', { reason: '本人离开' });
    await hall.staff('02').does('/windows/8/log-out');
    await statusOf(8, 'closed');
  });

  it('given the clerk logs in at the page, when call is pressed, then the keypad calls', async () => {
    await hall.staff('10').issues('deposit-change');
    expect(await hall.staff('02').isRefused('/windows/1/log-in', { clerk: '01' })).toMatchObject({
      status: 403,
    });
    await hall.staff('02').does('/windows/1/log-in', { clerk: '02' });
    await hall.bench.pressAccepted(1, 'call');
    expect(await hall.hub.ticketAt(1)).toBe('A001');
    await hall.bench.pressRefused('209', 1, 'confirm', '4');
  });

  it('given all that happened, when the journal is checked offline, then every promise was kept', async () => {
    expect(await checkJournal(hall)).toMatch(/all \d+ rules hold/);
  });
});
