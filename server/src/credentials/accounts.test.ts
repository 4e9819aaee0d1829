import { setImmediate } from 'node:timers/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, StaffRole } from '@jiaohao/shared';
import { temporaryFolder } from '../testing/hall.ts';
import { openCredentials, type Credentials, type CredentialsFile } from './credentials.ts';
import type { Made } from './accounts.ts';

let folder: ReturnType<typeof temporaryFolder>;
let file: CredentialsFile;
let credentials: Credentials;
beforeEach(() => {
  folder = temporaryFolder();
  file = openCredentials(join(folder.path, 'credentials.sqlite'));
  credentials = file.of('centre');
});
afterEach(() => {
  file.close();
  folder.remove();
});

const person = (number: string, ...roles: StaffRole[]) => ({
  number,
  name: { zh: `员工${number}`, en: `Person ${number}` },
  roles,
});
const boss: Actor = { staff: '90' };
const secretOf = (made: Made): string => {
  if ('fault' in made) throw new Error(made.fault);
  return made.secret;
};
/** An administrator who has signed in. */
const withAdministrator = () => credentials.accounts.makeFirstAdministrator(person('90'), 'correct horse');
/** What is to be told to the journal: act, about whom, by whom. */
const told = () => credentials.acts.waiting().map(({ act, about, by }) => [act, about, by]);

describe('accounts from the hall file', () => {
  it('are taken over once; afterwards the account is the truth', () => {
    const { accounts } = credentials;
    accounts.importOnce([person('01', 'clerk'), person('02', 'clerk')]);
    accounts.change('01', { name: { zh: '林晓雨', en: 'Lin Xiaoyu' }, roles: ['consultant'] }, boss);
    accounts.importOnce([person('01', 'clerk'), person('03', 'technician')]);
    expect(accounts.list().map(({ staff, roles }) => [staff, ...roles])).toEqual([
      ['01', 'consultant'],
      ['02', 'clerk'],
      ['03', 'technician'],
    ]);
    expect(accounts.of('01')?.name.zh).toBe('林晓雨');
  });

  it('are known as they are, by us at once and by another program with the next turn', async () => {
    const { accounts } = credentials;
    accounts.importOnce([person('01', 'clerk')]);
    expect(accounts.of('01')?.disabled).toBe(false);
    const command = openCredentials(join(folder.path, 'credentials.sqlite'));
    command.of('centre').accounts.change('01', { disabled: true }, boss);
    command.close();
    await setImmediate();
    expect(accounts.of('01')?.disabled).toBe(true);
    accounts.change('01', { disabled: false }, boss);
    expect(accounts.of('01')?.disabled).toBe(false);
  });

  it('are as they were when a change is taken back', async () => {
    const { accounts } = credentials;
    await withAdministrator();
    expect(accounts.of('90')?.roles).toEqual(['admin']);
    expect(accounts.change('90', { roles: ['clerk'] }, boss)).toBe('last-administrator');
    expect(accounts.of('90')?.roles).toEqual(['admin']);
  });

  it('open nothing before they have a password', async () => {
    const { accounts } = credentials;
    accounts.importOnce([person('90', 'admin')]);
    expect(accounts.hasAdministrator()).toBe(false);
    for (const guess of ['', '90', 'null']) expect(await accounts.isPassword('90', guess)).toBe(false);
  });
});

describe('a new account', () => {
  it('has a one-time password that must be changed, and its number once only', async () => {
    const { accounts } = credentials;
    const password = secretOf(await accounts.create(person('03', 'clerk', 'consultant'), boss));
    expect(password).toMatch(/^[a-z2-9]{4}(?:-[a-z2-9]{4}){2}$/);
    expect(await accounts.isPassword('03', password)).toBe(true);
    expect(accounts.of('03')).toMatchObject({ mustChange: true, hasPassword: true, disabled: false });
    await accounts.choosePassword('03', '一匹正确的马和电池和订书钉');
    expect(await accounts.isPassword('03', password)).toBe(false);
    expect(accounts.of('03')?.mustChange).toBe(false);
    expect(await accounts.create(person('03', 'admin'), boss)).toEqual({ fault: 'account-exists' });
    expect(told()).toEqual([['account-created', '03 clerk consultant', boss]]);
  });
});

describe('a disabled account', () => {
  it('proves nothing any more, keeps its name, and may come back', async () => {
    const { accounts } = credentials;
    accounts.importOnce([person('01', 'clerk')]);
    await accounts.choosePassword('01', 'correct horse');
    await accounts.renewPin('01', boss, '2468');
    const { epoch = 0 } = accounts.of('01') ?? {};
    expect(accounts.change('01', { disabled: true }, boss)).toBeNull();
    expect([await accounts.isPassword('01', 'correct horse'), await accounts.isPin('01', '2468')]).toEqual([
      false,
      false,
    ]);
    expect(accounts.of('01')).toMatchObject({ disabled: true, epoch: epoch + 1, name: { zh: '员工01' } });
    accounts.change('01', { disabled: false }, boss);
    expect(await accounts.isPin('01', '2468')).toBe(true);
    expect(accounts.of('01')?.epoch).toBe(epoch + 1);
  });
});

describe('a forgotten password', () => {
  it('is replaced by a one-time password; whoever was signed in with it is out', async () => {
    const { accounts } = credentials;
    accounts.importOnce([person('01', 'clerk')]);
    await accounts.choosePassword('01', 'correct horse');
    const { epoch = 0 } = accounts.of('01') ?? {};
    const password = secretOf(await accounts.resetPassword('01', { hub: 'command-line' }));
    expect(await accounts.isPassword('01', 'correct horse')).toBe(false);
    expect(await accounts.isPassword('01', password)).toBe(true);
    expect(accounts.of('01')).toMatchObject({ epoch: epoch + 1, mustChange: true });
    expect(told()).toEqual([['password-reset', '01', { hub: 'command-line' }]]);
  });

  it('is the same however the keyboard composes its letters', async () => {
    credentials.accounts.importOnce([person('01', 'clerk')]);
    await credentials.accounts.choosePassword('01', 'caf\u00e9 caf\u00e9 caf\u00e9');
    expect(await credentials.accounts.isPassword('01', 'cafe\u0301 cafe\u0301 cafe\u0301')).toBe(true);
  });
});

describe('a PIN', () => {
  it('has six random digits or those that were chosen; a new one replaces the old', async () => {
    const { accounts } = credentials;
    accounts.importOnce([person('01', 'clerk'), person('02', 'clerk')]);
    const made = secretOf(await accounts.renewPin('01', boss));
    expect(made).toMatch(/^\d{6}$/);
    expect(await accounts.isPin('01', made)).toBe(true);
    expect(secretOf(await accounts.renewPin('01', boss, '2468'))).toBe('2468');
    expect(await accounts.isPin('01', made)).toBe(false);
    expect(await accounts.isPin('01', '2468')).toBe(true);
    expect(await accounts.isPin('02', '2468')).toBe(false);
    expect(accounts.list().map(({ hasPin }) => hasPin)).toEqual([true, false]);
  });
});

describe('the first administrator', () => {
  it('is made while there is none who can sign in, also of an account that was taken over', async () => {
    const { accounts } = credentials;
    accounts.importOnce([person('90', 'technician')]);
    expect(await withAdministrator()).toBeNull();
    expect(accounts.of('90')).toMatchObject({ roles: ['technician', 'admin'], mustChange: false });
    expect(accounts.hasAdministrator()).toBe(true);
    expect(await accounts.makeFirstAdministrator(person('91'), 'correct horse')).toBe('administrator-exists');
    expect(accounts.of('91')).toBeNull();
    expect(told()).toEqual([['first-administrator', '90', { staff: '90' }]]);
  });

  it('is one only when two come at once', async () => {
    const both = [person('90'), person('91')].map((each) =>
      credentials.accounts.makeFirstAdministrator(each, 'correct horse'),
    );
    expect(new Set(await Promise.all(both))).toEqual(new Set(['administrator-exists', null]));
  });
});

describe('the last administrator', () => {
  it('cannot be disabled or lose the role, and nothing of such a change stays', async () => {
    const { accounts } = credentials;
    await withAdministrator();
    accounts.importOnce([person('91', 'admin')]);
    const before = told();
    // The other one has no password, so could not sign in.
    for (const change of [{ disabled: true }, { roles: ['clerk'] as const }])
      expect(accounts.change('90', { ...change, name: { zh: '改', en: 'x' } }, boss)).toBe(
        'last-administrator',
      );
    expect(accounts.of('90')).toMatchObject({ disabled: false, roles: ['admin'], name: { zh: '员工90' } });
    expect(told()).toEqual(before);
    await accounts.choosePassword('91', 'correct horse');
    expect(accounts.change('90', { disabled: true }, boss)).toBeNull();
    expect(accounts.change('91', { roles: ['clerk'] }, boss)).toBe('last-administrator');
  });
});

describe('what an administrator does', () => {
  it('is kept for the journal with whom it is about and who did it, until it is told', async () => {
    const { accounts, acts } = credentials;
    accounts.importOnce([person('01', 'clerk')]);
    accounts.change(
      '01',
      { name: { zh: '新名', en: 'New' }, roles: ['clerk', 'admin'], disabled: true },
      boss,
    );
    accounts.change('01', { disabled: false }, boss);
    accounts.liftLock('01', boss);
    await accounts.renewPin('01', boss);
    expect(told()).toEqual([
      ['account-renamed', '01', boss],
      ['roles-changed', '01 clerk admin', boss],
      ['account-disabled', '01', boss],
      ['account-enabled', '01', boss],
      ['lock-lifted', '01', boss],
      ['pin-renewed', '01', boss],
    ]);
    for (const { id } of acts.waiting()) acts.told(id);
    expect(told()).toEqual([]);
  });

  it('that changes nothing is no act', () => {
    credentials.accounts.importOnce([person('01', 'clerk', 'consultant')]);
    const same = { name: person('01').name, roles: ['consultant', 'clerk'] as const, disabled: false };
    expect(credentials.accounts.change('01', same, boss)).toBeNull();
    expect(told()).toEqual([]);
  });

  it('to a number nobody has is refused', async () => {
    const { accounts } = credentials;
    expect(accounts.change('77', { disabled: true }, boss)).toBe('unknown-account');
    expect(accounts.liftLock('77', boss)).toBe('unknown-account');
    expect(await accounts.resetPassword('77', boss)).toEqual({ fault: 'unknown-account' });
    expect(await accounts.renewPin('77', boss)).toEqual({ fault: 'unknown-account' });
    expect(told()).toEqual([]);
  });
});
