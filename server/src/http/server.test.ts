import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { command } from '@jiaohao/shared';
import * as domain from '../domain/index.ts';
import { hubRefusals } from '../runtime/refusals.ts';
import { issue, type HallUnderTest } from '../testing/hall.ts';
import { asSession } from './testing/in-roles.ts';
import { refusalOf as refusal } from './testing/refusal-of.ts';
import { serveHall, type ServedHall } from './testing/served-hall.ts';

let served: ServedHall;
let under: HallUnderTest;
let base: string;
let call: ServedHall['call'];
let as: ServedHall['as'];

beforeEach(async () => {
  served = await serveHall();
  ({ under, base, call, as } = served);
});
afterEach(async () => {
  await served.close();
});

describe('a command over REST', () => {
  it('is recorded in the name of who is logged in', async () => {
    const token = as('duty-manager');
    const issued = await call('POST', '/api/tickets', { token, body: { service: 'deposit' } });
    expect(issued).toMatchObject({
      status: 200,
      body: { outcome: 'accepted', result: { slip: { ticket: 'A001' } } },
    });
    const called = await call('POST', '/api/windows/1/call-next', { token });
    expect(called.body).toMatchObject({
      result: { kind: 'called', ticket: 'A001', reason: { zh: expect.any(String) } },
    });
    const [entry] = await under.journal.read({ hall: 'centre', day: '2026-11-23' });
    expect(entry?.events.at(-1)?.by).toEqual({ staff: '10' });
  });

  it('with the same Idempotency-Key acts once and gets the same answer, accepted or refused', async () => {
    const token = as('duty-manager');
    const issueOnce = () =>
      call('POST', '/api/tickets', { token, key: 'desk-wish-1', body: { service: 'deposit' } });
    const [first, second] = await Promise.all([issueOnce(), issueOnce()]);
    expect(second).toEqual(first);
    expect(await issueOnce()).toEqual(first);
    expect(await under.hall.look((state) => state.issued)).toBe(1);

    const early = () => call('POST', '/api/windows/2/recall', { token, key: 'recall-wish' });
    const refused = await early();
    expect(refused.status).toBe(409);
    expect(await early()).toEqual(refused);
  });

  it('that the hall refuses is 409, about what is not there 404, each with both sentences', async () => {
    const token = as('duty-manager');
    expect(await call('POST', '/api/windows/1/recall', { token })).toEqual({
      status: 409,
      body: refusal('day-not-open'),
    });
    await call('POST', '/api/day/open', { token });
    expect(await call('POST', '/api/windows/77/open', { token })).toEqual({
      status: 404,
      body: refusal('unknown-window'),
    });
    expect(await call('POST', '/api/tickets/Z999/cancel', { token })).toEqual({
      status: 404,
      body: refusal('unknown-ticket'),
    });
  });

  it('needs a session and a role, and a clerk keeps to a window that is not another clerk’s', async () => {
    const open = (token?: string) =>
      call('POST', '/api/windows/1/open', token === undefined ? {} : { token });
    expect(await open()).toEqual({ status: 401, body: refusal('log-in-first') });
    expect(await open('made-up')).toEqual({ status: 401, body: refusal('log-in-first') });
    expect(await open(as('consultant'))).toEqual({ status: 403, body: refusal('not-allowed') });
    expect((await open(as('clerk'))).status).toBe(200);

    await under.send({ kind: 'log-in', window: 2, clerk: '02' });
    expect(
      (await call('POST', '/api/windows/2/pause', { token: as('clerk'), body: { reason: '开会' } })).status,
    ).toBe(403);
    expect(
      (
        await call('POST', '/api/windows/2/pause', {
          token: as('clerk', 'duty-manager'),
          body: { reason: '开会' },
        })
      ).status,
    ).toBe(200);
    expect(
      (await call('POST', '/api/windows/3/log-in', { token: as('clerk'), body: { clerk: '02' } })).status,
    ).toBe(403);
    expect(
      (await call('POST', '/api/windows/3/log-in', { token: as('clerk'), body: { clerk: '10' } })).status,
    ).toBe(200);
    expect((await call('POST', '/api/day/close', { token: as('clerk') })).status).toBe(403);
  });

  it('that is malformed is 400 and says which field', async () => {
    const token = as('duty-manager');
    const wrong = await call('POST', '/api/windows/1/pause', { token, body: { reason: '', because: 'x' } });
    expect(wrong).toEqual({ status: 400, body: refusal('bad-request') });
    expect(JSON.stringify(wrong.body)).toContain('body/reason');
    expect((await call('POST', '/api/windows/1/call-next', { token, key: 'short' })).status).toBe(400);
    expect((await call('POST', '/api/windows/none/call-next', { token })).status).toBe(400);
    const notJson = await fetch(`${base}/api/tickets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...asSession(token) },
      body: '{',
    });
    expect([notJson.status, await notJson.json()]).toEqual([400, refusal('bad-request')]);
  });

  it('that is too large, or on no route, is refused in both languages too', async () => {
    const token = as('duty-manager');
    const large = await call('POST', '/api/tickets', { token, body: { service: 'x'.repeat(100_000) } });
    expect(large).toEqual({ status: 413, body: refusal('too-large') });
    expect(await call('GET', '/api/nowhere')).toEqual({ status: 404, body: refusal('not-found') });
  });

  it('that cannot be recorded is 503, not a decision of the hall', async () => {
    await under.close();
    const answer = await call('POST', '/api/tickets', {
      token: as('duty-manager'),
      body: { service: 'deposit' },
    });
    expect(answer).toEqual({ status: 503, body: refusal('stopping') });
  });
});

describe('a hub that cannot take a command just now', () => {
  it.each([
    ['disk-full', 507],
    ['settling', 503],
  ] as const)('says so (%s), writes nothing, and takes the same wish later', async (code, status) => {
    await served.close();
    let why: typeof code | null = code;
    served = await serveHall({ notNow: () => why });
    ({ under, base, call, as } = served);
    const wish = () =>
      call('POST', '/api/tickets', {
        token: as('consultant'),
        key: 'wish-of-the-desk',
        body: { service: 'deposit' },
      });
    expect(await wish()).toEqual({ status, body: refusal(code) });
    why = null;
    expect((await wish()).status).toBe(200);
  });
});

/** A route for every command there is. */
const routes: [string, string, unknown?][] = [
  ['POST', '/api/tickets', { service: 'deposit', green: { reason: 'pregnant' } }],
  ['POST', '/api/tickets/A001/reprint'],
  ['POST', '/api/tickets/A001/print', { kiosk: 'K1' }],
  ['POST', '/api/tickets/A001/delivery', { delivery: 'printed' }],
  ['POST', '/api/tickets/A001/reinstate'],
  ['POST', '/api/tickets/A001/ready'],
  ['POST', '/api/tickets/A001/cancel', { reason: '走了' }],
  ['POST', '/api/tickets/A001/green', { reason: 'urgent', note: '急需' }],
  ['POST', '/api/tickets/A001/revoke-priority', { reason: '不符' }],
  ['POST', '/api/tickets/A001/reassign', { window: 2 }],
  ['POST', '/api/appointments/Y1', { service: 'deposit', date: '2026-11-23', minute: 600 }],
  ['DELETE', '/api/appointments/Y1'],
  ['POST', '/api/appointments/Y1/check-in'],
  ['POST', '/api/windows/1/open'],
  ['POST', '/api/windows/1/log-in', { clerk: '10' }],
  ['POST', '/api/windows/1/log-out'],
  ['POST', '/api/windows/1/pause', { reason: '开会' }],
  ['POST', '/api/windows/1/resume'],
  ['POST', '/api/windows/1/interrupt', { reason: '断电' }],
  ['POST', '/api/windows/1/close'],
  ['POST', '/api/windows/1/call-next'],
  ['POST', '/api/windows/1/call-number', { digits: '001' }],
  ['POST', '/api/windows/1/recall'],
  ['POST', '/api/windows/1/cancel-call'],
  ['POST', '/api/windows/1/start'],
  ['POST', '/api/windows/1/finish'],
  ['POST', '/api/windows/1/miss'],
  ['POST', '/api/windows/1/hold', { note: '审核' }],
  ['POST', '/api/windows/1/hold-ready', { digits: '001' }],
  ['POST', '/api/windows/1/transfer', { to: { window: 2 } }],
  ['POST', '/api/windows/1/ask-grade'],
  ['POST', '/api/windows/1/evaluate', { grade: 1 }],
  ['PATCH', '/api/windows/1', { services: ['deposit', { service: 'withdrawal', rank: 2 }] }],
  ['PATCH', '/api/services/deposit', { open: false }],
  ['POST', '/api/day/open'],
  [
    'POST',
    '/api/day/opening-check',
    {
      points: [
        { device: 'K1-printer', kind: 'printer', outcome: 'passed', finding: 'fence-answered', note: null },
      ],
    },
  ],
  ['POST', '/api/day/drain'],
  ['POST', '/api/day/close', { reason: '停电', abandoned: [{ ticket: 'A001', reason: '停电' }] }],
  ['POST', '/api/incidents', { subject: { id: 'window-1', kind: 'window', window: 1 }, what: '电脑黑屏' }],
  ['POST', '/api/incidents/2026-11-23-1/estimate', { minutes: 20 }],
  ['POST', '/api/incidents/2026-11-23-1/clear', { note: '已换' }],
  ['POST', '/api/outages', { services: ['deposit'], minutes: 45, what: '核心系统' }],
  ['POST', '/api/outages/o-1/end'],
  ['POST', '/api/handwork', { service: 'deposit', ticket: 'A001', note: '缴存' }],
  ['POST', '/api/handwork/h-1/entered'],
  ['POST', '/api/call-backs', { service: 'deposit', what: '急需', name: '李秀英', phone: '13800138000' }],
  ['POST', '/api/call-backs/c-1/done', { note: '已办' }],
  ['POST', '/api/notices', { text: { zh: '请稍候', en: 'Please wait' } }],
  ['DELETE', '/api/notices/n-1'],
  ['POST', '/api/back-entries/tickets', { ticket: 'A801', service: 'deposit', issuedAt: 1 }],
  ['POST', '/api/back-entries/calls', { window: 1, digits: '801', calledAt: 2 }],
  ['POST', '/api/conflicts/2026-11-23-c1/resolve', { note: '已核对' }],
  ['POST', '/api/paper-numbers', { desk: 'browser-1', place: 1, given: [] }],
  ['DELETE', '/api/paper-numbers/browser-1'],
];

/** For programs of the hub and of the hall only. */
const notForPeople = ['tick', 'observe', 'lease-numbers', 'take-print-order', 'record-act'];

describe('every command', () => {
  it.each(routes)('%s %s is decided by the hall', async (method, path, body) => {
    const token = as('duty-manager', 'consultant', 'technician');
    const answer = await call(method, path, { token, body, key: 'one-wish-of-all' });
    const known = await under.journal.answersTo('centre', ['one-wish-of-all']);
    expect(known.size).toBe(1);
    expect([200, 404, 409]).toContain(answer.status);
  });

  it('has a route, but for those no person sends', async () => {
    const sent = new Set<string>();
    const submit = under.hall.submit.bind(under.hall);
    under.hall.submit = (wish) => {
      sent.add(wish.command.kind);
      return submit(wish);
    };
    const token = as('duty-manager', 'consultant', 'technician');
    for (const [method, path, body] of routes) await call(method, path, { token, body });
    const kinds = command.options.map((option) => option.shape.kind.value);
    expect([...sent].sort()).toEqual(kinds.filter((kind) => !notForPeople.includes(kind)).sort());
  });
});

describe('reading', () => {
  it('is open to everyone for windows, services and the day, and says nothing of persons', async () => {
    const member = { key: 'a'.repeat(64), maskedName: '张*', ageBand: '18-64' as const };
    await under.send({ kind: 'issue', service: 'deposit', source: 'desk', member });
    await under.send({ kind: 'call-next', window: 1 });
    const live = await firstEvents('/api/live', 1);
    const pages = await Promise.all(
      ['/api/windows', '/api/windows/1', '/api/services', '/api/day'].map((path) => call('GET', path)),
    );
    expect(pages.map((page) => page.status)).toEqual([200, 200, 200, 200]);
    const all = JSON.stringify([pages, live]);
    expect(all).toContain('A001');
    for (const personal of ['张*', 'aaaa', '18-64']) expect(all).not.toContain(personal);
  });

  it('of tickets and devices is for staff', async () => {
    await under.send(issue());
    expect((await call('GET', '/api/tickets')).status).toBe(401);
    expect((await call('GET', '/api/tickets/A001')).status).toBe(401);
    expect((await call('GET', '/api/devices')).status).toBe(401);
    const token = as('clerk');
    expect(await call('GET', '/api/tickets?state=waiting&service=deposit', { token })).toMatchObject({
      status: 200,
      body: [{ ticket: 'A001', state: 'waiting', calledAt: null }],
    });
    expect((await call('GET', '/api/tickets?state=done', { token })).body).toEqual([]);
    expect((await call('GET', '/api/tickets/A001', { token })).body).toMatchObject({ ticket: 'A001' });
    expect((await call('GET', '/api/tickets/A002', { token })).status).toBe(404);
    expect((await call('GET', '/api/devices', { token })).body).toEqual([
      { agent: 'K1', kind: 'kiosk', present: false, since: null, replaying: 0, devices: [] },
    ]);
  });

  it('says that the hub is well', async () => {
    expect(await call('GET', '/healthz')).toEqual({ status: 200, body: { ok: true, hall: 'centre' } });
  });
});

interface SseEvent {
  name: string;
  data: unknown;
}

/** Reads so many server-sent events and hangs up; `meanwhile` runs after the first. */
async function firstEvents(
  path: string,
  count: number,
  token?: string,
  meanwhile?: () => Promise<unknown>,
): Promise<SseEvent[]> {
  const abort = new AbortController();
  const response = await fetch(base + path, {
    signal: abort.signal,
    headers: token === undefined ? {} : asSession(token),
  });
  const events: SseEvent[] = [];
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const frames = text.split('\n\n');
    text = frames.pop() ?? '';
    for (const frame of frames) {
      const name = /^event: (.*)$/m.exec(frame)?.[1];
      const data = /^data: (.*)$/m.exec(frame)?.[1];
      if (name === undefined || data === undefined) continue;
      events.push({ name, data: JSON.parse(data) });
      if (events.length === 1) await meanwhile?.();
    }
    if (events.length >= count) break;
  }
  abort.abort();
  return events.slice(0, count);
}

describe('the live view', () => {
  it('shows the hall at once, and each call as it happens with the hall after it', async () => {
    const events = await firstEvents('/api/live', 3, undefined, async () => {
      await under.send(issue());
      await under.send({ kind: 'call-next', window: 1 });
    });
    expect(events[0]).toMatchObject({ name: 'hall', data: { day: { issued: 0 } } });
    const calls = events.filter((event) => event.name === 'call');
    expect(calls).toMatchObject([
      { data: { window: 1, ticket: 'A001', again: false, text: '请A001号到1号窗口' } },
    ]);
    expect(events.filter((event) => event.name === 'hall').at(-1)).toMatchObject({
      data: { day: { issued: 1 } },
    });
  });

  it('tells staff of devices and of the duty board, and others not', async () => {
    const staff = await firstEvents('/api/live', 4, as('technician'), () => {
      served.devices.heard({ agent: 'K1', present: true, at: 1, replaying: 0 });
      return Promise.resolve();
    });
    expect(staff.filter(({ name }) => name === 'devices').at(-1)).toMatchObject({
      data: [{ agent: 'K1', present: true }],
    });
    expect(staff.find(({ name }) => name === 'duty')).toMatchObject({
      data: { mode: 'normal', incidents: [] },
    });
    const anyone = await firstEvents('/api/live', 2, undefined, async () => {
      served.devices.heard({ agent: 'K1', present: false, at: 2, replaying: 0 });
      await under.send(issue());
    });
    expect(anyone.map(({ name }) => name)).toEqual(['hall', 'hall']);
  });

  it('follows what fails: where boards cannot be read, which kiosks work, what is posted', async () => {
    await under.send({ kind: 'open-day' });
    const [before, ...after] = await firstEvents('/api/live', 2, undefined, () =>
      Promise.all([
        under.send({
          kind: 'observe',
          subject: { id: 'board-1', kind: 'board', window: 1 },
          faults: ['silent'],
          since: 1,
        }),
        under.send({ kind: 'post-notice', notice: 'n-1', text: { zh: '请稍候', en: 'Please wait' } }),
      ]),
    );
    expect(before).toMatchObject({
      data: { mode: 'normal', notices: [], windows: [{ display: 'ok', input: 'keys' }, {}, {}] },
    });
    expect(after.at(-1)).toMatchObject({
      name: 'hall',
      data: { notices: [{ zh: '请稍候' }], windows: [{ display: 'degraded', input: 'keys' }, {}, {}] },
    });
  });

  it('does not hold up the hub when it stops', async () => {
    const response = await fetch(`${base}/api/live`);
    await served.http.close();
    await expect(response.text()).resolves.toContain('event: hall');
  });
});

describe('the description at /docs', () => {
  it('has every route with its answers, and every refusal in both languages', async () => {
    const { body } = await call('GET', '/docs/json');
    const { info, paths, components } = z
      .object({
        info: z.object({ description: z.string() }),
        paths: z.record(
          z.string(),
          z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) })),
        ),
        components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
      })
      .parse(body);
    for (const path of [
      '/api/windows/{window}/call-next',
      '/api/tickets',
      '/api/day/close',
      '/api/session',
      '/api/live',
      '/api/duty',
      '/api/incidents/{incident}/estimate',
      '/api/alerts/{service}/actions/{n}',
    ])
      expect(paths).toHaveProperty([path]);
    expect(Object.keys(paths['/api/windows/{window}/call-next']?.['post']?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '404', '409', '503', '507']),
    );
    expect(Object.keys(components.schemas)).toEqual(
      expect.arrayContaining(['Accepted', 'Refusal', 'Window', 'Ticket', 'Duty', 'Conflict', 'CallBack']),
    );
    const told = Object.entries({ ...domain.refusals, ...hubRefusals }).flatMap(([code, { zh, en }]) => [
      code,
      zh,
      en,
    ]);
    expect(told.filter((words) => !info.description.includes(words))).toEqual([]);
  });

  it('is a page that needs nothing from outside', async () => {
    const page = await fetch(`${base}/docs/`);
    expect(page.status).toBe(200);
    expect(await page.text()).not.toMatch(/(?:src|href)="https?:/);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(page.headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
  });
});
