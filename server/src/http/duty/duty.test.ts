import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { issue, smallHall } from '../../testing/hall.ts';
import { serveHall, type ServedHall } from '../testing/served-hall.ts';

let served: ServedHall;
let call: ServedHall['call'];
let token: string;

beforeEach(async () => {
  const plan = { ...smallHall({ crowdedPerWindow: 1, crowdedWaitMinutes: 30 }), kiosks: ['K1', 'K2'] };
  served = await serveHall({ plan: () => plan });
  ({ call } = served);
  token = served.as('duty-manager');
});
afterEach(async () => {
  await served.close();
});

const board = async () => (await call('GET', '/api/duty', { token })).body;
const sees = (id: string, fault: 'gone' | 'too-hot', kind: 'kiosk' | 'printer' = 'kiosk') =>
  served.under.send({
    kind: 'observe',
    subject: { id, kind, kiosk: id.slice(0, 2) },
    faults: [fault],
    since: served.under.clock.now(),
  });

describe('the duty board', () => {
  it('is for staff', async () => {
    expect((await call('GET', '/api/duty')).status).toBe(401);
    expect((await call('GET', '/api/duty', { token: served.as('clerk') })).status).toBe(200);
  });

  it('says what fails and what to do, urgent ones first, and how the hall goes on', async () => {
    await served.under.send({ kind: 'open-day' });
    await sees('K1', 'gone');
    await sees('K2-printer', 'too-hot', 'printer');
    served.under.clock.advance(5 * 60_000);
    expect(await board()).toMatchObject({
      mode: 'normal',
      incidents: [
        { row: 'too-hot', severity: 'urgent', staff: { zh: expect.stringContaining('切断电源') } },
        { row: 'kiosk-gone', severity: 'incident', minutesOpen: 5, subject: { id: 'K1' } },
      ],
      kiosks: [
        { id: 'K1', state: 'gone' },
        { id: 'K2', state: 'working', prints: false },
      ],
      windows: [{ window: 1, display: 'ok', input: 'keys' }, {}, {}],
    });
    await sees('K2', 'gone');
    expect(await board()).toMatchObject({ mode: 'manual-issuing' });
  });

  it('lets a technician give an estimate and clear what only a person can', async () => {
    await served.under.send({ kind: 'open-day' });
    await sees('K2-printer', 'too-hot', 'printer');
    const technician = served.as('technician');
    const incident = '2026-11-23-1';
    const estimate = await call('POST', `/api/incidents/${incident}/estimate`, {
      token: technician,
      body: { minutes: 20 },
    });
    expect(estimate.status).toBe(200);
    expect((await call('GET', '/api/incidents', { token })).body).toMatchObject([
      { id: incident, fault: 'too-hot', repairBy: served.under.clock.now() + 20 * 60_000 },
    ]);
    const clear = () =>
      call('POST', `/api/incidents/${incident}/clear`, { token: technician, body: { note: '已冷却' } });
    expect((await clear()).status).toBe(200);
    expect((await call('GET', '/api/incidents', { token })).body).toEqual([]);
    expect(await clear()).toMatchObject({ status: 404, body: { code: 'unknown-incident' } });
  });
});

describe('an outage', () => {
  it('declared long stops its services and says so everywhere; the same id again is a new estimate', async () => {
    await served.under.send({ kind: 'open-day' });
    const declare = (minutes: number) =>
      call('POST', '/api/outages', {
        token,
        body: { outage: 'o-1', services: ['deposit'], minutes, what: '核心系统' },
      });
    expect((await declare(10)).status).toBe(200);
    expect((await declare(60)).status).toBe(200);
    const desk = served.as('consultant');
    expect(await call('POST', '/api/tickets', { token: desk, body: { service: 'deposit' } })).toMatchObject({
      status: 409,
      body: { code: 'outage' },
    });
    expect((await call('GET', '/api/outages', { token })).body).toMatchObject([{ id: 'o-1', long: true }]);
    expect(await board()).toMatchObject({ outages: [{ id: 'o-1', overdue: false }] });
    expect((await call('POST', '/api/outages/o-1/end', { token })).status).toBe(200);
    expect((await call('GET', '/api/outages', { token })).body).toEqual([]);
    expect((await call('POST', '/api/tickets', { token: desk, body: { service: 'deposit' } })).status).toBe(
      200,
    );
  });
});

const offers = z.object({
  alerts: z.array(
    z.object({
      service: z.string(),
      actions: z.array(
        z.strictObject({
          n: z.number(),
          zh: z.string(),
          en: z.string(),
        }),
      ),
    }),
  ),
});

describe('too many waiting', () => {
  beforeEach(async () => {
    const { under } = served;
    await under.send({ kind: 'open-window', window: 1 });
    for (const ticket of ['A001', 'A002', 'A003']) {
      await under.send(issue());
      await under.send({ kind: 'confirm-delivery', ticket, delivery: 'printed' });
    }
    under.clock.advance(1000);
  });
  const press = (n: number, over: { token?: string; key?: string } = {}) =>
    call('POST', `/api/alerts/deposit/actions/${n}`, { token, ...over });

  it('comes with what one press would do, in words', async () => {
    const { alerts } = offers.parse(await board());
    expect(alerts).toMatchObject([{ service: 'deposit', actions: [{ n: 3, zh: '开放3号窗口' }] }]);
  });

  it('is relieved by one press, in the presser’s name, once however often it is sent', async () => {
    const first = await press(3, { key: 'one-press-only' });
    expect(first).toMatchObject({ status: 200, body: { outcome: 'accepted' } });
    expect(await served.under.hall.look((state) => state.windows.get(3)?.status)).toBe('open');
    expect(await press(3, { key: 'one-press-only' })).toEqual(first);
    expect(await press(3)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    const entries = await served.under.journal.read({ hall: 'centre', day: '2026-11-23' });
    expect(entries.at(-1)?.events.at(-1)).toMatchObject({ type: 'windowOpened', by: { staff: '10' } });
  });

  it('is pressed by who may do what is offered, and by nobody else', async () => {
    expect((await call('POST', '/api/alerts/deposit/actions/3')).status).toBe(401);
    expect((await press(3, { token: served.as('technician') })).status).toBe(403);
    expect((await press(0)).status).toBe(400);
    expect((await call('POST', '/api/alerts/no-such/actions/3', { token })).status).toBe(404);
  });
});
