import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { staffRoles, type StaffRole } from '@jiaohao/shared';
import { JournalError } from '../../store/journal-error.ts';
import { gist, issue } from '../../testing/hall.ts';
import { serveHall, type ServedHall } from '../testing/served-hall.ts';

let served: ServedHall;
let call: ServedHall['call'];
let token: string;

beforeEach(async () => {
  served = await serveHall();
  ({ call } = served);
  token = served.as('consultant', 'duty-manager', 'technician');
});
afterEach(async () => {
  await served.close();
});

const get = async (path: string): Promise<unknown> => (await call('GET', path, { token })).body;
const post = (path: string, body?: unknown, key?: string) =>
  call('POST', path, { token, body, ...(key === undefined ? {} : { key }) });

const contactOf = async (id: string): Promise<unknown> => (await post(`/api/call-backs/${id}/contact`)).body;

describe('who may do what when something fails', () => {
  const desk: StaffRole[] = ['consultant', 'duty-manager'];
  const repair: StaffRole[] = ['duty-manager', 'technician'];
  /** An administrator is not automatically anything else. */
  const everyoneInTheHall = staffRoles.filter((role) => role !== 'admin');
  it.each<[string, string, unknown, readonly StaffRole[]]>([
    [
      'POST',
      '/api/incidents',
      { subject: { id: 'window-1', kind: 'window' }, what: '黑屏' },
      everyoneInTheHall,
    ],
    ['POST', '/api/incidents/i-1/estimate', { minutes: 5 }, repair],
    ['POST', '/api/incidents/i-1/clear', { note: '已修' }, repair],
    ['POST', '/api/outages', { services: 'all', minutes: 5, what: '系统' }, ['duty-manager']],
    ['POST', '/api/outages/o-1/end', undefined, ['duty-manager']],
    ['POST', '/api/handwork', { service: 'deposit', note: '手工' }, desk],
    ['POST', '/api/handwork/h-1/entered', undefined, desk],
    ['POST', '/api/call-backs', { service: 'deposit', what: '急', name: '李', phone: '12345' }, desk],
    ['POST', '/api/call-backs/c-1/done', { note: '已办' }, desk],
    ['POST', '/api/notices', { text: { zh: '甲', en: 'a' } }, ['duty-manager']],
    ['DELETE', '/api/notices/n-1', undefined, ['duty-manager']],
    ['POST', '/api/back-entries/tickets', { ticket: 'A801', service: 'deposit', issuedAt: 1 }, desk],
    ['POST', '/api/back-entries/calls', { window: 1, digits: '801', calledAt: 1 }, desk],
    ['POST', '/api/conflicts/c-1/resolve', { note: '已核对' }, desk],
  ])('%s %s', async (method, path, body, allowed) => {
    expect((await call(method, path, { body })).status).toBe(401);
    for (const role of staffRoles) {
      const { status } = await call(method, path, { token: served.as(role), body });
      expect.soft(status === 403, role).toBe(!allowed.includes(role));
    }
  });

  it.each(['incidents', 'outages', 'handwork', 'call-backs', 'notices', 'conflicts', 'roster'])(
    'GET /api/%s is for who is logged in',
    async (path) => {
      expect((await call('GET', `/api/${path}`)).status).toBe(401);
      expect((await call('GET', `/api/${path}`, { token: served.as('clerk') })).status).toBe(200);
    },
  );
});

describe('an urgent call-back', () => {
  const wish = { service: 'deposit', what: '提取急用', name: '李秀英', phone: '138 0013 8000', note: '下午' };

  beforeEach(async () => {
    await served.under.send({ kind: 'open-day' });
  });

  it('can be called: name and number stand in the contact book, and in no journal', async () => {
    expect((await post('/api/call-backs', { callBack: 'c-1', ...wish })).status).toBe(200);
    expect(await get('/api/call-backs')).toMatchObject([{ id: 'c-1', what: '提取急用', hasContact: true }]);
    expect(await contactOf('c-1')).toEqual({ name: '李秀英', phone: '138 0013 8000', note: '下午' });
    const journal = readdirSync(served.folder)
      .filter((file) => file.startsWith('journal'))
      .map((file) => readFileSync(join(served.folder, file), 'utf8'))
      .join('');
    expect(journal).toContain('c-1');
    for (const personal of ['李秀英', '138 0013', '下午']) expect(journal).not.toContain(personal);
  });

  it('tells name and number to the desk only, and the journal who looked', async () => {
    await post('/api/call-backs', { callBack: 'c-1', ...wish });
    expect(JSON.stringify(await get('/api/call-backs'))).not.toContain('李秀英');
    for (const role of ['clerk', 'technician', 'admin'] as const) {
      const refused = await call('POST', '/api/call-backs/c-1/contact', { token: served.as(role) });
      expect(refused.status, role).toBe(403);
    }
    expect((await call('POST', '/api/call-backs/c-1/contact')).status).toBe(401);
    expect((await post('/api/call-backs/c-9/contact')).status).toBe(404);
    expect(await served.acts()).toEqual([]);
    await contactOf('c-1');
    expect(await served.acts()).toEqual([['contact-looked-up', 'call-back c-1', { staff: '10' }]]);
  });

  it('whose name and number were erased says so', async () => {
    await post('/api/call-backs', { callBack: 'c-1', ...wish });
    served.contacts.remove('c-1');
    expect(await get('/api/call-backs')).toMatchObject([{ id: 'c-1', hasContact: false }]);
  });

  it('is open until somebody has called', async () => {
    await post('/api/call-backs', { callBack: 'c-1', ...wish });
    expect((await post('/api/call-backs/c-1/done', { note: '已办' })).status).toBe(200);
    expect(await get('/api/call-backs')).toEqual([]);
    expect(served.contacts.of('c-1')?.phone).toBe('138 0013 8000');
  });

  it('asked for twice under the same Idempotency-Key is one', async () => {
    const first = await post('/api/call-backs', wish, 'one-wish-twice');
    expect(await post('/api/call-backs', wish, 'one-wish-twice')).toEqual(first);
    expect(await get('/api/call-backs')).toMatchObject([{ hasContact: true }]);
  });

  it('that the hall refuses leaves no name and no number', async () => {
    const refused = await post('/api/call-backs', { callBack: 'c-1', ...wish, service: 'no-such' });
    expect(refused.status).toBe(404);
    expect(served.contacts.of('c-1')).toBeNull();
  });

  it('that finds no room on the disk, in the book or in the journal, is told so, and keeps no number', async () => {
    await served.close();
    served = await serveHall({ notNow: ({ command }) => (command.kind === 'open-day' ? null : 'disk-full') });
    ({ call } = served);
    token = served.as('consultant');
    await served.under.send({ kind: 'open-day' });
    const refused = { status: 507, body: { code: 'disk-full' } };
    expect(await post('/api/call-backs', { callBack: 'c-1', ...wish })).toMatchObject(refused);
    expect(served.contacts.of('c-1')).toBeNull();
    served.contacts.add = () => {
      throw new JournalError('no-room', 'contacts.sqlite: cannot be written');
    };
    expect(await post('/api/call-backs', { callBack: 'c-2', ...wish })).toMatchObject(refused);
  });

  it('that could not be recorded keeps its number for the same wish sent again', async () => {
    await served.close();
    let fails = true;
    served = await serveHall({
      notNow: ({ command }) => (fails && command.kind === 'request-call-back' ? 'not-recorded' : null),
    });
    ({ call } = served);
    token = served.as('consultant');
    await served.under.send({ kind: 'open-day' });
    expect((await post('/api/call-backs', wish, 'wish-sent-again')).status).toBe(503);
    fails = false;
    expect((await post('/api/call-backs', wish, 'wish-sent-again')).status).toBe(200);
    expect(await get('/api/call-backs')).toMatchObject([{ hasContact: true }]);
  });

  it('refused because its id is taken leaves the other’s number as it was', async () => {
    await post('/api/call-backs', { callBack: 'c-1', ...wish });
    const again = await post('/api/call-backs', { callBack: 'c-1', ...wish, phone: '110110' });
    expect(again.status).toBe(409);
    expect(served.contacts.of('c-1')?.phone).toBe('138 0013 8000');
  });
});

describe('a paper book', () => {
  it('is entered at the desk with its true times, and what does not fit waits on a list for a person', async () => {
    const { under } = served;
    await under.send(issue());
    const issuedAt = under.clock.now();
    under.clock.advance(60_000);
    const ticket = await post('/api/back-entries/tickets', { ticket: 'A801', service: 'deposit', issuedAt });
    expect(ticket.status).toBe(200);
    expect(await get('/api/tickets/A801')).toMatchObject({ source: 'paper', delivery: 'desk', issuedAt });
    expect(
      (await post('/api/back-entries/calls', { window: 1, digits: '802', calledAt: issuedAt })).status,
    ).toBe(200);
    expect(await get('/api/conflicts')).toMatchObject([
      { id: '2026-11-23-c1', what: { kind: 'unknown-number', digits: '802', window: 1, calledAt: issuedAt } },
    ]);
    expect((await post('/api/conflicts/2026-11-23-c1/resolve', { note: '写错' })).status).toBe(200);
    expect(await get('/api/conflicts')).toEqual([]);
    expect((await post('/api/conflicts/2026-11-23-c1/resolve', { note: '写错' })).status).toBe(404);
  });

  it('can be opened by the roster: who waits, in calling order', async () => {
    for (const ticket of ['A001', 'A002']) {
      expect(gist(await served.under.send(issue()))).toBe(ticket);
      await served.under.send({ kind: 'confirm-delivery', ticket, delivery: 'printed' });
    }
    expect(await get('/api/roster')).toMatchObject({
      services: [{ service: 'deposit', tickets: [{ ticket: 'A001' }, { ticket: 'A002' }] }, {}],
    });
  });
});
