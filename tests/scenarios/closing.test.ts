import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../hall/eventually.ts';
import { checkJournal } from '../hall/journal.ts';
import { zoneOfEarlierDate, zoneOfLaterDate } from '../hall/time-zones.ts';
import { takeTicket } from '../hall/taking.ts';
import { WholeHall } from '../hall/whole-hall.ts';

let hall: WholeHall;
beforeAll(async () => {
  hall = await WholeHall.open({
    changeHall: (file) => {
      file.timeZone = zoneOfEarlierDate;
      Object.assign(file.hall.settings, { misclickGuardSeconds: 0, lingerMinutes: 0 });
    },
  });
  await hall.openWindows(1, 3);
});
afterAll(() => hall.close());

const manager = () => hall.staff('10');
const phaseIs = (phase: string) =>
  eventually(`the day ${phase}`, async () => ((await hall.hub.day()).phase === phase ? true : undefined));

describe('closing time', () => {
  it('given members wait, when the day drains, then the kiosk still issues and windows still call', async () => {
    expect(await takeTicket(hall, 'deposit-change')).toBe('A001');
    await manager().does('/day/drain');
    expect((await hall.hub.day()).phase).toBe('draining');
    expect(await manager().isRefused('/day/drain')).toMatchObject({ code: 'day-draining', digits: '105' });
    expect(await takeTicket(hall, 'deposit-change')).toBe('A002');
    await hall.bench.pressAccepted(1, 'call');
    await hall.bench.boardShows(1, /A001号/);
  });

  it('given the hub loses power while the day drains, when it is back, then the day goes on where it was', async () => {
    const before = await hall.hub.day();
    await hall.killHub();
    await hall.startHub();
    expect(await hall.hub.day()).toEqual(before);
    expect(await hall.hub.ticketAt(1)).toBe('A001');
    expect(await takeTicket(hall, 'deposit-change')).toBe('A003');
  });

  it('given the last member is served, then the day closes by itself, and the kiosk says so', async () => {
    for (const next of ['A002', 'A003']) expect((await manager().calls(1)).ticket).toBe(next);
    expect((await hall.hub.day()).phase).toBe('draining');
    await hall.kiosk('K1').leave();
    await manager().does('/windows/1/finish');
    await phaseIs('closed');
    expect((await hall.hub.day()).tickets).toMatchObject({ done: 3, waiting: 0, called: 0, abandoned: 0 });
    await hall.kiosk('K1').shows('closed');
    expect(await manager().isRefused('/windows/1/call-next')).toMatchObject({ code: 'day-closed' });
  });

  it('given the day has closed, when one comes with something urgent, then the desk can still issue, and numbers go on', async () => {
    expect(await hall.staff('02').issues('withdrawal-rent')).toBe('B001');
    expect(await hall.staff('02').issues('deposit-change')).toBe('A004');
    expect((await hall.hub.day()).phase).not.toBe('closed');
  });

  it('given tickets are not finished, when the duty manager closes without a reason for each, then it is refused and says which', async () => {
    const refused = await manager().isRefused('/day/close', {
      abandoned: [{ ticket: 'A004', reason: '本人离开' }],
    });
    expect(refused).toMatchObject({ status: 409, code: 'tickets-open', digits: '108' });
    expect(refused.zh).toContain('B001');
    expect(refused.zh).not.toContain('A004');
    expect((await hall.hub.day()).tickets).toMatchObject({ abandoned: 0, waiting: 2 });
    const served = { abandoned: [{ ticket: 'A001', reason: '本人离开' }] };
    expect(await manager().isRefused('/day/close', served)).toMatchObject({ code: 'not-abandonable' });
  });

  it('given a reason for each, when the duty manager closes, then the day is closed and each is abandoned', async () => {
    await manager().does('/day/close', {
      reason: '停电',
      abandoned: [
        { ticket: 'A004', reason: '已电话告知改日' },
        { ticket: 'B001', reason: '已电话告知改日' },
      ],
    });
    expect(await hall.hub.day()).toMatchObject({
      phase: 'closed',
      issued: 5,
      tickets: { done: 3, abandoned: 2 },
    });
    expect((await manager().sees('B001')).state).toBe('abandoned');
  });
});

describe('the day after', () => {
  it('given a day left open overnight with members waiting, when the hub starts on a later date, then nothing is guessed away: nobody is issued a number or called, and the keypad shows 101', async () => {
    expect(await manager().issues('deposit-change')).toBe('A005');
    await hall.killHub();
    await hall.rewriteHall((file) => {
      file.timeZone = zoneOfLaterDate();
      file.hall.settings['closesAt'] = '00:30';
    });
    await hall.startHub();
    expect((await hall.hub.day()).tickets).toMatchObject({ waiting: 1 });
    await hall.kiosk('K1').shows('closed');
    const refused = await manager().isRefused('/tickets', { service: 'deposit-change' });
    expect(refused).toMatchObject({ status: 409, code: 'day-left-open' });
    expect(refused.zh).toContain('A005');
    expect(await manager().isRefused('/windows/1/call-next')).toMatchObject({ code: 'day-left-open' });
    await hall.bench.pressRefused('101', 1, 'call');
  });

  it('given the duty manager closed it with a reason, when one still comes, then the new day begins at 001', async () => {
    const yesterday = (await hall.hub.day()).date ?? '';
    await manager().does('/day/close', { abandoned: [{ ticket: 'A005', reason: '昨日未办结' }] });
    expect(await manager().issues('deposit-change')).toBe('A001');
    const today = await hall.hub.day();
    expect(today.issued).toBe(1);
    expect((today.date ?? '') > yesterday).toBe(true);
  });

  it('given it is past closing time already, then the day drains by itself, who is here is served, and it closes after the last', async () => {
    await phaseIs('draining');
    await hall.openWindows(1);
    expect(await takeTicket(hall, 'deposit-change')).toBe('A002');
    await hall.bench.pressAccepted(1, 'call');
    expect((await manager().calls(1)).ticket).toBe('A002');
    await manager().does('/windows/1/finish');
    await phaseIs('closed');
  });

  it('given all that happened, when the journal is checked offline, then every promise was kept', async () => {
    expect(await checkJournal(hall)).toMatch(/2 days.*all \d+ rules hold/);
  });
});
