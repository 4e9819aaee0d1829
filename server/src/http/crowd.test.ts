import { connect } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepCrowdSmall, type Crowd } from './crowd.ts';
import { unwatched } from './live/watch.ts';
import { refusalOf } from './testing/refusal-of.ts';

let app: FastifyInstance;
let crowd: Crowd;
let base: string;
let told: string[];
/** Lets one request after another be answered. */
let open: (() => void)[];
let waiting: (count: number) => Promise<void>;

beforeEach(async () => {
  app = Fastify();
  told = [];
  open = [];
  let inside = (): void => {};
  waiting = async (count) => {
    while (open.length < count) await new Promise<void>((resolve) => (inside = resolve));
  };
  const watch = {
    answered: (method: string, route: string | null, status: number) =>
      told.push(`${method} ${route} ${status}`),
    shed: () => told.push('shed'),
    live: unwatched,
  };
  crowd = keepCrowdSmall(app, watch, { anybody: 2, staff: 3, silentMs: 300 });
  app.get('/large', () => 'x'.repeat(50_000_000));
  app.get('/healthz', () => 'well');
  app.get('/stream', { schema: { produces: ['text/event-stream'] } }, () => 'a stream');
  app.get('/slow/:of', async () => {
    await new Promise<void>((resolve) => {
      open.push(resolve);
      inside();
    });
    return 'done';
  });
  base = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  for (const answer of open) answer();
  await app.close();
});

const ask = (path = '/slow/one', init: RequestInit = {}) => fetch(base + path, init);
const staff = { headers: { cookie: 'jiaohao_session=whatever' } };

describe('a crowd at the door of the web server', () => {
  it('given as many are inside as anybody may be, then the next is told to come again, and staff come in', async () => {
    const first = [ask(), ask()];
    await waiting(2);
    const shed = await ask();
    expect([shed.status, shed.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await shed.json()).toEqual({ ...refusalOf('busy'), retryAfterSeconds: 2 });
    const ofStaff = ask('/slow/one', staff);
    await waiting(3);
    expect((await ask('/slow/one', staff)).status).toBe(503);
    expect(crowd.inside).toBe(3);
    for (const answer of open) answer();
    expect((await Promise.all([...first, ofStaff])).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(told.filter((each) => each === 'shed')).toHaveLength(2);
    expect(told).toContain('GET /slow/:of 503');
  });

  it('given it is full, then who watches the hub is answered, and streams are not counted', async () => {
    const full = [ask('/slow/one', staff), ask('/slow/one', staff), ask('/slow/one', staff)];
    await waiting(3);
    expect((await ask('/healthz')).status).toBe(200);
    expect((await ask('/stream')).status).toBe(200);
    for (const answer of open) answer();
    await Promise.all(full);
  });

  it('given somebody asks and does not read the answer, then the connection is ended and there is room for another', async () => {
    const { hostname, port } = new URL(base);
    const frozen = connect(Number(port), hostname).pause();
    frozen.on('error', () => {});
    frozen.write('GET /large HTTP/1.1\r\nhost: hub\r\n\r\n');
    while (crowd.inside < 1) await new Promise(setImmediate);
    while (crowd.inside > 0) await new Promise(setImmediate);
    expect(told).toEqual([]);
    frozen.destroy();
  });

  it('given somebody goes away before the answer, then there is room for another', async () => {
    const gone = new AbortController();
    const left = [ask('/slow/one', { signal: gone.signal }), ask('/slow/one', { signal: gone.signal })];
    await waiting(2);
    gone.abort();
    await Promise.allSettled(left);
    while (crowd.inside > 0) await new Promise(setImmediate);
    const next = ask();
    await waiting(3);
    for (const answer of open) answer();
    expect((await next).status).toBe(200);
    expect(told).toEqual(['GET /slow/:of 200']);
  });
});
