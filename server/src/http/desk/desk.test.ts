import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { staffRoles } from '@jiaohao/shared';
import { smallHall } from '../../testing/hall.ts';
import { serveHall, type ServedHall } from '../testing/served-hall.ts';

let served: ServedHall;
let token: string;
const member = { key: 'a'.repeat(64), maskedName: '张*', ageBand: '18-64' as const };

beforeEach(async () => {
  served = await serveHall({
    plan: () => ({
      ...smallHall(),
      kiosks: ['K1'],
      appointments: [
        { id: 'Y1002', service: 'withdrawal', date: '2026-11-23', minute: 600, memberKey: null },
        { id: 'Y1001', service: 'deposit', date: '2026-11-23', minute: 535, memberKey: null },
      ],
    }),
  });
  token = served.as('consultant');
});
afterEach(async () => {
  await served.close();
});

const get = async (path: string): Promise<unknown> => (await served.call('GET', path, { token })).body;
const post = (path: string, body?: unknown) => served.call('POST', path, { token, body });
/** A ticket of kiosk K1. */
const kioskGivesOut = () =>
  served.under.hall.submit({
    id: `from-kiosk-${Math.random()}`,
    command: { kind: 'issue', service: 'deposit', source: 'kiosk', member },
    actor: { agent: 'K1' },
  });

describe('the consult desk', () => {
  it('is shown to those who work there', async () => {
    for (const path of ['/api/desk', '/api/desk/live'])
      expect((await served.call('GET', path)).status).toBe(401);
    for (const role of staffRoles.filter((each) => each !== 'consultant' && each !== 'duty-manager'))
      expect((await served.call('GET', '/api/desk', { token: served.as(role) })).status, role).toBe(403);
    expect((await served.call('GET', '/api/desk', { token: served.as('duty-manager') })).status).toBe(200);
  });

  it('given a ticket that never came out, when somebody takes charge of it, then it leaves one list for the other', async () => {
    await kioskGivesOut();
    expect(await get('/api/desk')).toMatchObject({ undelivered: [], inCharge: [] });
    await post('/api/tickets/A001/delivery', { delivery: 'undelivered' });
    const line = { ticket: 'A001', service: 'deposit', kiosk: 'K1', maskedName: '张*', printAt: null };
    expect(await get('/api/desk')).toMatchObject({ undelivered: [line], inCharge: [] });
    await post('/api/tickets/A001/delivery', { delivery: 'desk' });
    expect(await get('/api/desk')).toMatchObject({ undelivered: [], inCharge: [line] });
    await served.under.send({ kind: 'call-next', window: 1 });
    expect(await get('/api/desk')).toMatchObject({ undelivered: [], inCharge: [] });
  });

  it('has the appointments of the day by time, and says of each who has come and whose time has passed', async () => {
    await served.under.send({ kind: 'open-day' });
    served.under.clock.advance(20 * 60_000);
    expect((await post('/api/appointments/Y1002/check-in')).status).toBe(200);
    expect(await get('/api/desk')).toMatchObject({
      appointments: [
        { appointment: 'Y1001', late: true, ticket: null, state: null },
        { appointment: 'Y1002', late: false, ticket: 'B001', state: 'waiting' },
      ],
    });
  });

  it('enters paper lists into the day that goes on, and knows which paper numbers are in its books', async () => {
    const midnight = Date.parse('2026-11-23T00:00:00+08:00');
    const books = { date: '2026-11-23', midnight };
    expect(await get('/api/desk')).toMatchObject({ phase: 'none', books, paper: { from: 801, used: [] } });
    const issuedAt = served.under.clock.now();
    await post('/api/back-entries/tickets', { ticket: 'A803', service: 'deposit', issuedAt });
    expect(await get('/api/desk')).toMatchObject({ phase: 'open', books, paper: { used: ['A803'] } });
    served.under.clock.advance(24 * 3_600_000);
    token = served.as('consultant');
    expect(await get('/api/desk')).toMatchObject({ books });
  });

  it('leases paper numbers to a browser, once for the same wish, and says who holds which', async () => {
    await served.under.send({ kind: 'open-day' });
    const lease = { desk: 'browser-one', place: 2, given: [] };
    expect((await post('/api/paper-numbers', lease)).status).toBe(200);
    expect((await post('/api/paper-numbers', lease)).status).toBe(200);
    const blocks = ['A', 'B'].map((series) => ({ series, from: 801, to: 840 }));
    const by = { staff: '10' };
    const held = { desk: 'browser-one', place: 2, by, blocks, returned: false };
    expect(await get('/api/desk')).toMatchObject({
      paper: { date: '2026-11-23', numberDigits: 3, few: 10, leases: [held] },
    });
    const giveBack = () => served.call('DELETE', '/api/paper-numbers/browser-one', { token });
    expect((await giveBack()).status).toBe(200);
    expect(await get('/api/desk')).toMatchObject({ paper: { leases: [{ returned: true }] } });
    expect((await giveBack()).status).toBe(409);
    expect((await post('/api/paper-numbers', { ...lease, desk: 'x' })).status).toBe(400);
  });

  it('hears of what it has to look after as it happens', async () => {
    await served.under.send({ kind: 'open-day' });
    const cookie = { cookie: `jiaohao_session=${token}` };
    const response = await fetch(`${served.base}/api/desk/live`, { headers: cookie });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const hear = async (words: string): Promise<void> => {
      while (!text.includes(words)) {
        const heard = await reader?.read();
        if (heard === undefined || heard.done) throw new Error(`the desk heard only: ${text}`);
        text += heard.value;
      }
    };
    await hear('event: desk');
    await served.under.send({
      kind: 'register-handwork',
      handwork: 'h-1',
      service: 'deposit',
      note: '缴存三笔',
    });
    await hear('缴存三笔');
    expect(text).toContain('"handwork":[{');
    await reader?.cancel();
  });
});

describe('a ticket that a member asks about', () => {
  it('is found by its number or its last digits', async () => {
    for (const service of ['deposit', 'withdrawal', 'deposit']) await post('/api/tickets', { service });
    expect(await get('/api/tickets?digits=1')).toMatchObject([{ ticket: 'A001' }, { ticket: 'B001' }]);
    expect(await get('/api/tickets?digits=A002')).toMatchObject([{ ticket: 'A002' }]);
    expect(await get('/api/tickets?digits=777')).toEqual([]);
  });

  it('has its place, and all that happened to it in words, with who did it', async () => {
    for (let n = 0; n < 2; n += 1) await post('/api/tickets', { service: 'deposit' });
    await post('/api/tickets/A002/green', { reason: 'urgent', note: '赶火车' });
    expect(await get('/api/tickets/A002/story')).toMatchObject({
      ticket: { ticket: 'A002', class: 'green' },
      serviceName: { zh: 'deposit' },
      place: { ahead: 0, windows: expect.any(String) as unknown },
      reinstatableUntil: null,
      history: [
        {
          time: '09:00:00',
          what: { zh: '咨询台发号：deposit，普通号，由咨询台交付。' },
          by: { zh: '工号10' },
        },
        { what: { zh: '给予绿色通道（急事：赶火车）。', en: 'Given the green channel (urgent: 赶火车).' } },
      ],
    });
    expect((await served.call('GET', '/api/tickets/A009/story', { token })).status).toBe(404);
    expect((await served.call('GET', '/api/tickets/A002/story')).status).toBe(401);
  });

  it('that was missed says until when it may be reinstated, and no longer when it may not', async () => {
    await post('/api/tickets', { service: 'deposit' });
    await served.under.send({ kind: 'call-next', window: 1 });
    served.under.clock.advance(21_000);
    await served.under.send({ kind: 'recall', window: 1 });
    await served.under.send({ kind: 'miss', window: 1 });
    const until = served.under.clock.now() + 30 * 60_000;
    const seen = { ticket: { state: 'missed' }, place: null, reinstatableUntil: until };
    expect(await get('/api/tickets/A001/story')).toMatchObject(seen);
    served.under.clock.advance(31 * 60_000);
    expect(await get('/api/tickets/A001/story')).toMatchObject({ reinstatableUntil: null });
  });
});
