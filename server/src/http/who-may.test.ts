import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { staffRoles } from '@jiaohao/shared';
import { allowed, open } from './testing/allowed.ts';
import { asSession } from './testing/in-roles.ts';
import { refusalOf } from './testing/refusal-of.ts';
import { serveHall, type ServedHall } from './testing/served-hall.ts';
import { validRequests, type ValidRequest } from './testing/valid-requests.ts';

/** Clerks log in nobody but themselves. */
const bodies: Readonly<Record<string, object>> = { 'POST /api/windows/{window}/log-in': { clerk: '10' } };

let served: ServedHall;
let requests: readonly ValidRequest[];
beforeAll(async () => {
  served = await serveHall();
  requests = validRequests((await served.call('GET', '/docs/json')).body);
});
afterAll(() => served.close());

interface Answered {
  readonly status: number;
  /** Null for a stream. */
  readonly body: unknown;
}

async function ask(request: ValidRequest, token?: string): Promise<Answered> {
  const body = bodies[request.route] ?? request.body;
  const gone = new AbortController();
  const response = await fetch(served.base + request.path, {
    method: request.method,
    signal: gone.signal,
    headers: {
      ...(token === undefined ? {} : asSession(token)),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const answered = { status: response.status, body: isJson ? await response.json() : null };
  gone.abort();
  return answered;
}
const codeOf = (body: unknown): string | undefined =>
  z.object({ code: z.string() }).safeParse(body).data?.code;
const everythingKept = async () => ({
  journal: await served.journal(),
  accounts: served.credentials.accounts.list(),
});

describe('whoever is not signed in', () => {
  it('could do nothing else than what is described at /docs, and is tried here', () => {
    const described = requests.map(({ route }) => route.replaceAll(/\{(\w+)\}/g, ':$1'));
    const hidden = served.http.routes.filter((route) => !described.includes(route));
    expect(hidden.filter((route) => !/^(?:GET|HEAD) /.test(route))).toEqual([]);
  });

  it('is asked to sign in at every route but those that are open, and changes nothing at any', async () => {
    const before = await everythingKept();
    for (const request of requests) {
      const answered = await ask(request);
      if (open.includes(request.route)) continue;
      expect.soft(answered, request.route).toEqual({ status: 401, body: refusalOf('log-in-first') });
    }
    expect(await everythingKept()).toEqual(before);
    expect(open.filter((route) => !requests.some((request) => request.route === route))).toEqual([]);
  });

  it('is told nothing about staff or members where it is open', async () => {
    const desk = served.as('consultant');
    const member = { key: 'ab'.repeat(32), maskedName: '张*', ageBand: '65-and-over' };
    await served.call('POST', '/api/tickets', { token: desk, body: { service: 'deposit', member } });
    await served.call('POST', '/api/windows/1/log-in', { token: served.as('clerk'), body: { clerk: '10' } });
    await served.call('POST', '/api/windows/1/call-next', {
      token: served.as('clerk'),
      key: 'a-call-of-one',
    });
    expect(JSON.stringify((await served.call('GET', '/api/windows')).body)).toContain('A001');
    const token = served.trackers.tokenOf({ date: '2026-11-23', ticket: 'A001' });
    for (const path of ['/api/hall', '/api/day', '/api/services', '/api/windows', `/api/track/${token}`]) {
      const { status, body } = await served.call('GET', path);
      expect(status, path).toBe(200);
      expect(JSON.stringify(body), path).not.toMatch(/abab|张|65-and|何静|He Jing|"clerk"/);
    }
  });
});

describe('somebody of the staff', () => {
  it.each(staffRoles)('as %s may do what that role may, and nothing else', async (role) => {
    const may: string[] = [];
    for (const request of requests.filter(({ route }) => !open.includes(route))) {
      const { body } = await ask(request, served.as(role));
      const code = codeOf(body);
      expect.soft(['bad-request', 'log-in-first'], request.route).not.toContain(code);
      if (code !== 'not-allowed') may.push(request.route);
    }
    const rolesMay = Object.entries(allowed).filter(
      ([who]) => who === 'everybody' || who.split(' ').includes(role),
    );
    expect(may.sort()).toEqual(rolesMay.flatMap(([, routes]) => routes).sort());
  });
});
