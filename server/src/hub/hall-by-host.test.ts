import { once } from 'node:events';
import { request as ask, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HttpWatch } from '../http/watch.ts';
import { createHttp, type HttpServer } from '../http/server.ts';
import { unwatched } from '../http/live/watch.ts';
import { openHallWithPages, type HallWithPages } from '../http/testing/hall-with-pages.ts';
import { asSession } from '../http/testing/in-roles.ts';
import { refusalOf } from '../http/testing/refusal-of.ts';
import { issue, silentLog, smallHall } from '../testing/hall.ts';
import { hallByHost } from './hall-by-host.ts';

const eastHost = 'east.fund.example';
const westHost = 'west.fund.example';

let east: HallWithPages;
let west: HallWithPages;
let http: HttpServer;
let port: number;
/** The first answer that was counted. */
let counted: Promise<Parameters<HttpWatch['answered']>>;

const hallNamed = (id: string) => {
  const plan = { ...smallHall(), id };
  return openHallWithPages({ plan: () => plan });
};
const metrics = { text: () => Promise.resolve('measured'), contentType: 'text/plain', token: null };

async function serveAt(...halls: { host: string | null; pages: HallWithPages['context'] }[]): Promise<void> {
  await serveBeside(new Set(), halls);
}

/** `closed`: the host names of halls that could not be opened. */
async function serveBeside(
  closed: ReadonlySet<string>,
  halls: { host: string | null; pages: HallWithPages['context'] }[],
): Promise<void> {
  const first = Promise.withResolvers<Awaited<typeof counted>>();
  counted = first.promise;
  const watch: HttpWatch = { answered: (...all) => first.resolve(all), shed() {}, live: unwatched };
  http = await createHttp({ of: hallByHost(halls, closed), watch, metrics, log: silentLog });
  port = await http.listen('127.0.0.1', 0);
}

beforeEach(async () => {
  [east, west] = await Promise.all([hallNamed('east'), hallNamed('west')]);
});
afterEach(async () => {
  await http.close();
  await Promise.all([east.close(), west.close()]);
});

/** Asks as a browser does that has found the hub under this host. */
async function opened(host: string, path: string, sent: Sent = {}): Promise<IncomingMessage> {
  const { method = 'GET', headers = {}, body } = sent;
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  const asking = ask({ port, path, method, agent: false, headers: { ...json, ...headers, host } });
  asking.end(body === undefined ? undefined : JSON.stringify(body));
  const got = await new Promise<IncomingMessage>((resolve, reject) => {
    asking.on('response', resolve).on('error', reject);
  });
  return got;
}
interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: object;
}
async function asked(host: string, path: string, sent: Sent = {}) {
  const response = await opened(host, path, sent);
  const said = await text(response);
  const isJson = (response.headers['content-type'] ?? '').includes('json');
  const body: unknown = isJson ? JSON.parse(said) : said;
  return { status: response.statusCode, headers: response.headers, body };
}
const issued = (hall: HallWithPages) => hall.under.hall.look((state) => state.issued);

describe('two halls behind one web server', () => {
  beforeEach(() => serveAt({ host: eastHost, pages: east.context }, { host: westHost, pages: west.context }));

  it('are each what its own host shows, however the host is written', async () => {
    await east.under.send(issue());
    for (const host of [eastHost, `${eastHost}:${port}`, 'East.Fund.EXAMPLE:80'])
      expect((await asked(host, '/api/hall')).body, host).toMatchObject({ id: 'east' });
    expect((await asked(westHost, '/api/hall')).body).toMatchObject({ id: 'west' });
    expect((await asked(westHost, '/board/west')).status).toBe((await asked(eastHost, '/board/east')).status);
  });

  it('take commands at their own host: a ticket of one is not there at the other', async () => {
    const headers = asSession(east.as('duty-manager'));
    const body = { service: 'deposit' };
    expect((await asked(eastHost, '/api/tickets', { method: 'POST', headers, body })).status).toBe(200);
    expect([await issued(east), await issued(west)]).toEqual([1, 0]);
    const token = east.trackers.tokenOf({ date: '2026-11-23', ticket: 'A001' });
    expect((await asked(eastHost, `/api/track/${token}`)).status).toBe(200);
    expect((await asked(westHost, `/api/track/${token}`)).status).toBe(404);
  });

  it('know their own sessions only: who is signed in at one is nobody at the other', async () => {
    const headers = asSession(east.as('duty-manager'));
    expect((await asked(eastHost, '/api/session', { headers })).status).toBe(200);
    const there = await asked(westHost, '/api/session', { headers });
    expect([there.status, there.body]).toEqual([401, refusalOf('log-in-first')]);
    const body = { service: 'deposit' };
    const issuedThere = await asked(westHost, '/api/tickets', { method: 'POST', headers, body });
    expect([issuedThere.status, await issued(west)]).toEqual([401, 0]);
    await asked(westHost, '/api/session', { method: 'DELETE', headers });
    expect((await asked(eastHost, '/api/session', { headers })).status).toBe(200);
  });

  it('have a first administrator each: the token of one makes none at the other', async () => {
    const body = {
      token: east.firstToken,
      staff: '90',
      name: { zh: '主任', en: 'Chief' },
      password: 'correct horse battery',
    };
    const at = (host: string) => asked(host, '/api/session/first', { method: 'POST', body });
    expect((await at(westHost)).body).toEqual(refusalOf('wrong-first-token'));
    const made = await at(eastHost);
    expect(made.status).toBe(200);
    expect(made.headers['set-cookie']?.join()).not.toMatch(/domain/i);
    expect(west.credentials.accounts.of('90')).toBeNull();
  });

  it('take what changes something from their own pages, not from the other hall’s', async () => {
    const from = (hall: string) => ({
      ...asSession(east.as('duty-manager')),
      origin: `http://${hall}`,
    });
    const opensDay = (headers: Record<string, string>) =>
      asked(eastHost, '/api/day/open', { method: 'POST', headers, body: {} });
    expect((await opensDay(from(westHost))).body).toEqual(refusalOf('not-from-our-page'));
    expect((await opensDay(from(eastHost))).status).toBe(200);
  });

  it('are watched apart: a screen hears its own hall’s calls', async () => {
    const stream = await opened(westHost, '/api/live');
    await east.under.send(issue());
    await west.under.send(issue('withdrawal'));
    let heard = '';
    while (!heard.includes('"waiting":1')) heard += String((await once(stream, 'data'))[0]);
    expect(heard).not.toContain('"id":"east"');
    stream.destroy();
  });

  it('given one whose technicians look at all the lines they may, then those of the other still look at theirs', async () => {
    const looksAt = async (host: string, sent: Record<string, string>) => {
      const { statusCode, headers } = await opened(host, '/api/devices/K1-printer/frames', { headers: sent });
      return [statusCode, headers['retry-after']];
    };
    const inEast = asSession(east.as('technician'));
    for (let n = 0; n < 20; n += 1) expect(await looksAt(eastHost, inEast)).toEqual([200, undefined]);
    expect(await looksAt(eastHost, inEast)).toEqual([503, '10']);
    expect(await looksAt(westHost, asSession(west.as('technician')))).toEqual([200, undefined]);
  });

  it('are not found under another host, with a sentence in both languages', async () => {
    for (const host of ['north.fund.example', `127.0.0.1:${port}`, 'fund.example']) {
      const { status, body } = await asked(host, '/api/hall');
      expect([status, body], host).toEqual([421, refusalOf('unknown-hall')]);
    }
    const headers = asSession(east.as('duty-manager'));
    const post = await asked('north.fund.example', '/api/day/open', { method: 'POST', headers, body: {} });
    expect([post.status, (await asked('north.fund.example', '/')).status]).toEqual([421, 421]);
  });

  it('given another host, then the refusal is as safe as any answer and is counted', async () => {
    const { headers } = await asked('north.fund.example', '/api/hall');
    const [, route, status] = await counted;
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect([route, status]).toEqual(['/api/hall', 421]);
  });

  it('tell under any host that the hub is well and what it measures, also to who is signed in', async () => {
    const headers = asSession(east.as('duty-manager'));
    for (const sent of [{}, { headers }]) {
      const health = await asked(`127.0.0.1:${port}`, '/healthz', sent);
      expect([health.status, health.body]).toEqual([200, { ok: true, hall: null }]);
      expect((await asked(`127.0.0.1:${port}`, '/metrics', sent)).body).toBe('measured');
    }
    expect((await asked(eastHost, '/healthz')).body).toEqual({ ok: true, hall: 'east' });
    expect((await asked(westHost, '/metrics')).body).toBe('measured');
  });
});

describe('a hall alone on its hub', () => {
  beforeEach(() => serveAt({ host: null, pages: east.context }));

  it('is found under any host', async () => {
    for (const host of ['hub', '10.0.0.7:8080', '[::1]:8080'])
      expect((await asked(host, '/healthz')).body, host).toEqual({ ok: true, hall: 'east' });
  });
});

describe('a hall that could not be opened', () => {
  it('says so at its host, also to who watches it; the others go on', async () => {
    await serveBeside(new Set([westHost]), [{ host: eastHost, pages: east.context }]);
    for (const path of ['/api/hall', '/', '/healthz']) {
      const { status, body } = await asked(westHost, path);
      expect([status, body], path).toEqual([503, refusalOf('hall-closed')]);
    }
    expect((await asked(westHost, '/metrics')).status).toBe(200);
    expect((await asked(eastHost, '/api/hall')).body).toMatchObject({ id: 'east' });
  });
});
