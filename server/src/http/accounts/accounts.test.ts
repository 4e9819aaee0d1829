import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refusalOf } from '../testing/refusal-of.ts';
import { asSession } from '../testing/in-roles.ts';
import { serveHall, type ServedHall } from '../testing/served-hall.ts';

let served: ServedHall;
let call: ServedHall['call'];
/** Of an administrator. */
let token: string;
beforeEach(async () => {
  served = await serveHall();
  ({ call } = served);
  token = served.as('admin');
});
afterEach(async () => {
  await served.close();
});

const zhou = { staff: '02', name: { zh: '周明远', en: 'Zhou Mingyuan' }, roles: ['clerk'] };
const by = { staff: '10' };
const create = (over: object = {}) => call('POST', '/api/accounts', { token, body: { ...zhou, ...over } });
const oneTime = (body: unknown): string => z.object({ password: z.string() }).parse(body).password;
const signsIn = async (staff: string, password: string): Promise<number> =>
  (await call('POST', '/api/session', { body: { staff, password } })).status;

/** Every way there is to look at or change accounts. */
const ways: [string, string, object?][] = [
  ['GET', '/api/accounts'],
  ['POST', '/api/accounts', zhou],
  ['PATCH', '/api/accounts/10', { roles: ['admin'] }],
  ['POST', '/api/accounts/10/password'],
  ['POST', '/api/accounts/10/pin'],
  ['POST', '/api/accounts/10/unlock'],
];

describe('accounts', () => {
  it.each(ways)('%s %s is for administrators only', async (method, path, body) => {
    const before = served.credentials.accounts.list();
    expect((await call(method, path, { body })).body).toEqual(refusalOf('log-in-first'));
    const everybodyElse = served.as('clerk', 'consultant', 'duty-manager', 'technician');
    expect(await call(method, path, { token: everybodyElse, body })).toEqual({
      status: 403,
      body: refusalOf('not-allowed'),
    });
    expect(served.credentials.accounts.list()).toEqual(before);
    expect(await served.acts()).toEqual([]);
  });

  it('are listed without anything that proves who somebody is', async () => {
    await create();
    const { body } = await call('GET', '/api/accounts', { token });
    expect(body).toMatchObject([
      {
        staff: '02',
        name: { zh: '周明远' },
        roles: ['clerk'],
        mustChange: true,
        hasPin: false,
        lockedUntil: null,
      },
      { staff: '10', hasPassword: false },
    ]);
    expect(JSON.stringify(body)).not.toContain('argon2');
    expect(JSON.stringify(body)).not.toContain('epoch');
  });

  it('are made with a one-time password, each number once, and written into the journal', async () => {
    const made = await create();
    expect(made.status).toBe(200);
    expect(await signsIn('02', oneTime(made.body))).toBe(200);
    expect(await create()).toEqual({ status: 409, body: refusalOf('account-exists') });
    expect(await served.acts()).toEqual([['account-created', '02 clerk', by]]);
    expect(JSON.stringify(await served.journal())).not.toContain(oneTime(made.body));
    expect(JSON.stringify(await served.journal())).not.toContain('周明远');
  });

  it('are changed, disabled and enabled, and each of it is in the journal before the answer', async () => {
    await create();
    const changed = await call('PATCH', '/api/accounts/02', {
      token,
      body: { roles: ['clerk', 'consultant'] },
    });
    expect(changed.body).toMatchObject({ staff: '02', roles: ['clerk', 'consultant'] });
    await call('PATCH', '/api/accounts/02', { token, body: { disabled: true } });
    await call('PATCH', '/api/accounts/02', {
      token,
      body: { disabled: false, name: { zh: '周', en: 'Zhou' } },
    });
    expect((await served.acts()).slice(1)).toEqual([
      ['roles-changed', '02 clerk consultant', by],
      ['account-disabled', '02', by],
      ['account-renamed', '02', by],
      ['account-enabled', '02', by],
    ]);
  });

  it('get a new one-time password or PIN, told once and never kept by anything between', async () => {
    await served.credentials.accounts.choosePassword('10', 'correct horse battery');
    token = served.as('admin');
    const response = await fetch(`${served.base}/api/accounts/10/password`, {
      method: 'POST',
      headers: asSession(token),
    });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await signsIn('10', oneTime(await response.json()))).toBe(200);
    expect(await signsIn('10', 'correct horse battery')).toBe(401);
    // Whoever set their own password anew has to come in again as well.
    expect((await call('GET', '/api/accounts', { token })).status).toBe(401);
    await served.credentials.accounts.choosePassword('10', 'another horse battery');
    const pin = await call('POST', '/api/accounts/10/pin', { token: served.as('admin') });
    expect(pin.body).toEqual({ pin: expect.stringMatching(/^\d{6}$/) });
    expect((await served.acts()).map(([act]) => act)).toEqual(['password-reset', 'pin-renewed']);
  });

  it('that nobody has are refused', async () => {
    for (const [method, path, body] of ways.filter(([, path]) => path.includes('/10')))
      expect(await call(method, path.replace('/10', '/77'), { token, body })).toEqual({
        status: 404,
        body: refusalOf('unknown-account'),
      });
  });

  it('keep the last administrator', async () => {
    await served.credentials.accounts.makeFirstAdministrator(
      { number: '90', name: zhou.name },
      'correct horse',
    );
    for (const body of [{ disabled: true }, { roles: ['clerk'] }])
      expect(await call('PATCH', '/api/accounts/90', { token, body })).toEqual({
        status: 409,
        body: refusalOf('last-administrator'),
      });
  });

  it('locked by wrong passwords are shown so, and opened again', async () => {
    const { accounts } = served.credentials;
    await accounts.choosePassword('10', 'correct horse battery');
    token = served.as('admin');
    for (let n = 0; n < 20; n += 1) {
      if (n % 5 === 0) served.under.clock.advance(60_000);
      await served.doors.checkPassword('10', 'a wild guess', `10.0.0.${n}`);
    }
    const locked = async () =>
      z
        .array(z.looseObject({ lockedUntil: z.int().nullable() }))
        .parse((await call('GET', '/api/accounts', { token })).body)[0]?.lockedUntil;
    expect(await locked()).toBe(served.under.clock.now() + 30 * 60_000);
    expect(
      (await call('POST', '/api/session', { body: { staff: '10', password: 'correct horse battery' } })).body,
    ).toEqual(refusalOf('account-locked'));
    expect((await call('POST', '/api/accounts/10/unlock', { token })).body).toMatchObject({
      lockedUntil: null,
    });
    expect(await signsIn('10', 'correct horse battery')).toBe(200);
    expect(await served.acts()).toEqual([['lock-lifted', '10', by]]);
  });
});

describe('the names behind staff numbers', () => {
  it('are for whoever is signed in', async () => {
    expect((await call('GET', '/api/staff')).status).toBe(401);
    expect((await call('GET', '/api/staff', { token: served.as('clerk') })).body).toEqual([
      { staff: '10', name: { zh: '何静', en: 'He Jing' }, roles: ['duty-manager'], disabled: false },
    ]);
  });
});
