import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refusalOf } from '../testing/refusal-of.ts';
import { serveHall, type ServedHall } from '../testing/served-hall.ts';

let served: ServedHall;
beforeEach(async () => {
  served = await serveHall();
});
afterEach(async () => {
  await served.close();
});

const password = 'correct horse battery';
const hasPassword = () => served.credentials.accounts.choosePassword('10', password);

interface Sent {
  readonly headers?: Record<string, string>;
  readonly body?: object;
}

/** A request as a browser would send it. */
async function browser(method: string, path: string, { headers = {}, body }: Sent = {}) {
  const response = await fetch(served.base + path, {
    method,
    headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const [setCookie = ''] = response.headers.getSetCookie();
  const cookie = setCookie.split(';')[0] ?? '';
  return {
    status: response.status,
    body: text === '' ? null : (JSON.parse(text) as unknown),
    setCookie,
    cookie,
  };
}
const csrfIn = (body: unknown): string => z.object({ csrf: z.string() }).parse(body).csrf;

/** Signs number 10 in; what goes with each request from then on. */
async function signIn(with_ = password, headers: Record<string, string> = {}) {
  const { status, body, cookie } = await browser('POST', '/api/session', {
    body: { staff: '10', password: with_ },
    headers,
  });
  expect(status).toBe(200);
  return { cookie, 'x-csrf-token': csrfIn(body) };
}

const opensDay = (headers: Record<string, string>) => browser('POST', '/api/day/open', { headers, body: {} });
const whoAmI = (headers: Record<string, string>) => browser('GET', '/api/session', { headers });

describe('signing in', () => {
  it('needs number and password, tells who it is, and ends when signing out', async () => {
    await hasPassword();
    const headers = await signIn();
    expect(await whoAmI(headers)).toMatchObject({
      status: 200,
      body: { staff: '10', roles: ['duty-manager'], name: { zh: '何静' }, mustChange: false },
    });
    const left = await browser('DELETE', '/api/session', { headers });
    expect(left).toMatchObject({ status: 204, cookie: 'jiaohao_session=' });
    expect((await whoAmI(headers)).status).toBe(401);
  });

  it('gives a cookie that no script reads, no other site sends, and that goes with the browser', async () => {
    await hasPassword();
    const { setCookie } = await browser('POST', '/api/session', { body: { staff: '10', password } });
    const [value, ...flags] = setCookie.split('; ');
    expect(value).toMatch(/^jiaohao_session=[\w-]{43}$/);
    expect(flags.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
  });

  it('says the same of a wrong password, an unknown number, and an account without password or disabled', async () => {
    const { accounts } = served.credentials;
    accounts.importOnce([
      { number: '11', name: { zh: '无', en: 'None' }, roles: ['clerk'] },
      { number: '12', name: { zh: '停', en: 'Off' }, roles: ['clerk'] },
    ]);
    await hasPassword();
    await accounts.choosePassword('12', password);
    accounts.change('12', { disabled: true }, { staff: '90' });
    const tries = [
      ['10', 'wrong horse battery'],
      ['77', password],
      ['11', password],
      ['12', password],
    ];
    for (const [staff, typed] of tries)
      expect(await browser('POST', '/api/session', { body: { staff, password: typed } })).toMatchObject({
        status: 401,
        body: refusalOf('wrong-password'),
        setCookie: '',
      });
  });

  it('begins a new session, whatever cookie the browser came with, and ends the one of that cookie', async () => {
    await hasPassword();
    const planted = await signIn('correct horse battery', { cookie: `jiaohao_session=${'a'.repeat(43)}` });
    expect(planted.cookie).not.toContain('aaaa');
    const again = await signIn(password, { cookie: planted.cookie });
    expect(again.cookie).not.toBe(planted.cookie);
    expect((await whoAmI(planted)).status).toBe(401);
    expect((await whoAmI(again)).status).toBe(200);
  });

  it('is not guessed at: five wrong tries a minute for a number, twenty from an address', async () => {
    const guess = () => browser('POST', '/api/session', { body: { staff: '10', password: 'wrong guess' } });
    const tries = [];
    for (let n = 0; n < 25; n += 1) tries.push((await guess()).body);
    expect(tries.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => refusalOf('wrong-password')));
    expect(tries.slice(5, 20)).toEqual(Array.from({ length: 15 }, () => refusalOf('too-many-tries')));
    expect(tries.slice(20)).toEqual(Array.from({ length: 5 }, () => refusalOf('too-fast')));
  });
});

describe('a request that changes something', () => {
  it('in the name of a session needs that session’s token', async () => {
    await hasPassword();
    const { cookie, 'x-csrf-token': token } = await signIn();
    const other = await signIn();
    for (const wrong of [undefined, '', 'x', other['x-csrf-token'], `${token}x`]) {
      const headers = { cookie, ...(wrong !== undefined && { 'x-csrf-token': wrong }) };
      expect(await opensDay(headers)).toMatchObject({ status: 403, body: refusalOf('not-from-our-page') });
      expect((await browser('DELETE', '/api/session', { headers })).status).toBe(403);
    }
    expect((await opensDay({ cookie, 'x-csrf-token': token })).status).toBe(200);
  });

  it('from a page elsewhere is refused, signing in included; from this address or the public one it is taken', async () => {
    await hasPassword();
    const session = await signIn();
    for (const origin of [
      'http://evil.example',
      'null',
      'http://127.0.0.1:1',
      `${served.base}.evil.example`,
    ]) {
      expect((await opensDay({ ...session, origin })).status).toBe(403);
      const body = { staff: '10', password };
      expect((await browser('POST', '/api/session', { body, headers: { origin } })).status).toBe(403);
    }
    expect((await opensDay({ ...session, origin: served.base })).status).toBe(200);
    expect((await opensDay({ ...session, origin: 'http://hub' })).status).toBe(409);
  });

  it('without any session is refused as before, and a bearer token is nothing', async () => {
    await hasPassword();
    const { cookie } = await signIn();
    const headers = { authorization: `Bearer ${cookie.split('=')[1]}` };
    for (const sent of [{}, headers]) expect((await opensDay(sent)).body).toEqual(refusalOf('log-in-first'));
  });
});

describe('a session', () => {
  it('ends after a shift, and after two hours without a request', async () => {
    await hasPassword();
    const headers = await signIn();
    const hour = 3_600_000;
    for (let n = 0; n < 11; n += 1) {
      served.under.clock.advance(hour);
      expect((await whoAmI(headers)).status).toBe(200);
    }
    served.under.clock.advance(hour);
    expect((await whoAmI(headers)).status).toBe(401);
    const idle = await signIn();
    served.under.clock.advance(2 * hour);
    expect((await whoAmI(idle)).status).toBe(401);
  });

  it('is not kept by what a page asks by itself', async () => {
    await hasPassword();
    const headers = await signIn();
    const minutes = 60_000;
    for (let n = 0; n < 11; n += 1) {
      served.under.clock.advance(10 * minutes);
      expect((await whoAmI({ ...headers, 'x-by-itself': 'yes' })).status).toBe(200);
    }
    served.under.clock.advance(10 * minutes);
    expect((await whoAmI({ ...headers, 'x-by-itself': 'yes' })).status).toBe(401);
  });

  it('has the roles its account has at that moment', async () => {
    await hasPassword();
    const headers = await signIn();
    served.credentials.accounts.change('10', { roles: ['clerk'] }, { staff: '90' });
    expect((await whoAmI(headers)).body).toMatchObject({ roles: ['clerk'] });
    expect((await opensDay(headers)).body).toEqual(refusalOf('not-allowed'));
  });

  it('of a disabled account dies at once, with what it listens to', async () => {
    await hasPassword();
    const headers = await signIn();
    const screen = await fetch(`${served.base}/api/live`, { headers });
    served.credentials.accounts.change('10', { disabled: true }, { staff: '90' });
    expect((await whoAmI(headers)).status).toBe(401);
    // The stream ends by itself: reading it to its end resolves.
    expect(await screen.text()).toContain('event: duty');
    served.credentials.accounts.change('10', { disabled: false }, { staff: '90' });
    expect((await whoAmI(headers)).status).toBe(401);
  });
});

describe('a one-time password', () => {
  const comes = async () => {
    const made = await served.credentials.accounts.resetPassword('10', { staff: '90' });
    const once = 'secret' in made ? made.secret : '';
    return { once, headers: await signIn(once) };
  };

  it('opens nothing but the door to a password of one’s own', async () => {
    const { once, headers } = await comes();
    expect((await whoAmI(headers)).status).toBe(401);
    expect((await opensDay(headers)).body).toEqual(refusalOf('log-in-first'));
    expect((await browser('GET', '/api/duty', { headers })).status).toBe(401);
    const chosen = { old: once, new: 'a new password of mine' };
    const changed = await browser('POST', '/api/session/password', { headers, body: chosen });
    expect(changed).toMatchObject({ status: 200, body: { mustChange: false } });
    const after = { cookie: changed.cookie, 'x-csrf-token': csrfIn(changed.body) };
    expect((await opensDay(after)).status).toBe(200);
    expect((await whoAmI(headers)).status).toBe(401);
  });
});

describe('a new password', () => {
  const changes = (headers: Record<string, string>, old: string, chosen: string) =>
    browser('POST', '/api/session/password', { headers, body: { old, new: chosen } });

  it('is chosen with the old one, ends all other sessions, and keeps its own', async () => {
    await hasPassword();
    const [here, elsewhere] = [await signIn(), await signIn()];
    const changed = await changes(here, password, 'another horse battery');
    expect(changed.status).toBe(200);
    expect((await whoAmI({ cookie: changed.cookie })).status).toBe(200);
    expect((await whoAmI(elsewhere)).status).toBe(401);
    await signIn('another horse battery');
  });

  it.each([
    ['with a wrong old one', 'not my password', 'another horse battery', 403, 'wrong-old-password'],
    ['that is short', password, 'short', 400, 'password-too-short'],
    ['that is the number again and again', password, '1010101010', 400, 'password-too-simple'],
    ['that is the old one', password, password, 400, 'password-not-new'],
  ])('%s is refused', async (_, old, chosen, status, code) => {
    await hasPassword();
    const headers = await signIn();
    expect(await changes(headers, old, chosen)).toMatchObject({ status, body: refusalOf(code) });
    expect((await whoAmI(headers)).status).toBe(200);
    await signIn();
  });

  it('cannot be chosen by who is not signed in', async () => {
    expect((await changes({}, '', 'another horse battery')).status).toBe(401);
  });
});

describe('the first administrator', () => {
  const comes = (token: string, over: object = {}) =>
    browser('POST', '/api/session/first', {
      body: { token, staff: '90', name: { zh: '赵敏', en: 'Zhao Min' }, password, ...over },
    });

  it('is made with what the hub printed, is signed in, and stands in the journal', async () => {
    const made = await comes(served.firstToken);
    expect(made).toMatchObject({ status: 200, body: { staff: '90', roles: ['admin'], mustChange: false } });
    const headers = { cookie: made.cookie };
    expect((await browser('GET', '/api/accounts', { headers })).status).toBe(200);
    expect(await served.acts()).toEqual([['first-administrator', '90', { staff: '90' }]]);
  });

  it('comes once, with the right token only, and with a password that is none to laugh at', async () => {
    expect((await comes('guess')).body).toEqual(refusalOf('wrong-first-token'));
    expect((await comes(served.firstToken, { password: 'short' })).body).toEqual(
      refusalOf('password-too-short'),
    );
    expect((await comes(served.firstToken)).status).toBe(200);
    expect(await comes(served.firstToken, { staff: '91' })).toMatchObject({
      status: 403,
      body: refusalOf('wrong-first-token'),
    });
  });
});
