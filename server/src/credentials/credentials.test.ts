import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCredentials, type Credentials, type CredentialsFile } from './credentials.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiaohao-credentials-'));
  file = join(folder, 'credentials.sqlite');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('credentials', () => {
  it('know an enrolled agent by its secret, and no other', async () => {
    const all = openCredentials(file);
    const credentials = all.of('east');
    const secret = await credentials.enrol('K1', { hub: 'command-line' });
    expect(await credentials.isAgent('K1', secret)).toBe(true);
    expect(await credentials.isAgent('K1', `${secret}x`)).toBe(false);
    expect(await credentials.isAgent('K2', secret)).toBe(false);
    all.close();
  });

  it('forget the old secret when an agent is enrolled again', async () => {
    const all = openCredentials(file);
    const credentials = all.of('east');
    const first = await credentials.enrol('K1', { hub: 'command-line' });
    const second = await credentials.enrol('K1', { hub: 'command-line' });
    expect(second).not.toBe(first);
    expect(await credentials.isAgent('K1', first)).toBe(false);
    expect(await credentials.isAgent('K1', second)).toBe(true);
    all.close();
  });

  it('keep the same keys for ever, and no secret, PIN or password in the clear', async () => {
    const all = openCredentials(file);
    const first = all.of('east');
    const secret = await first.enrol('K1', { hub: 'command-line' });
    first.accounts.importOnce([{ number: '01', name: { zh: '林晓雨', en: 'Lin Xiaoyu' }, roles: ['clerk'] }]);
    await first.accounts.renewPin('01', { hub: 'command-line' }, '93751846');
    await first.accounts.choosePassword('01', 'correct horse battery');
    const keys = { centre: first.centreKey(), tracker: all.trackerKey };
    for (const side of ['', '-wal', '-shm']) expect(statSync(file + side).mode & 0o777).toBe(0o600);
    all.close();

    expect(keys.centre).toMatch(/^[0-9a-f]{64}$/);
    expect(keys.centre).not.toBe(keys.tracker);
    const bytes = readFileSync(file).toString('latin1');
    expect(bytes).not.toContain(secret);
    expect(bytes).not.toContain('93751846');
    expect(bytes).not.toContain('correct horse');

    const again = openCredentials(file);
    expect({ centre: again.of('east').centreKey(), tracker: again.trackerKey }).toEqual(keys);
    expect(await again.of('east').isAgent('K1', secret)).toBe(true);
    again.close();
  });
});

describe('two halls of one hub', () => {
  let all: CredentialsFile;
  let east: Credentials;
  let west: Credentials;
  beforeEach(() => {
    all = openCredentials(file);
    [east, west] = [all.of('east'), all.of('west')];
    const roles = ['clerk'] as const;
    east.accounts.importOnce([{ number: '10', name: { zh: '何静', en: 'He Jing' }, roles }]);
    west.accounts.importOnce([{ number: '10', name: { zh: '林晓雨', en: 'Lin Xiaoyu' }, roles }]);
  });
  afterEach(() => {
    all.close();
  });

  it('have each a staff number 10 of their own, with a password and a PIN of their own', async () => {
    await east.accounts.choosePassword('10', 'correct horse east');
    await east.accounts.renewPin('10', { staff: '10' }, '2468');
    expect(west.accounts.of('10')).toMatchObject({
      name: { zh: '林晓雨' },
      hasPassword: false,
      hasPin: false,
      epoch: 0,
    });
    expect(await west.accounts.isPassword('10', 'correct horse east')).toBe(false);
    expect(await west.accounts.isPin('10', '2468')).toBe(false);
    west.accounts.change('10', { disabled: true }, { staff: '10' });
    expect(await east.accounts.isPassword('10', 'correct horse east')).toBe(true);
    expect(east.accounts.list()).toHaveLength(1);
  });

  it('have each an administrator of their own', async () => {
    const boss = { number: '90', name: { zh: '周', en: 'Zhou' } };
    expect(await east.accounts.makeFirstAdministrator(boss, 'correct horse')).toBeNull();
    expect([east.accounts.hasAdministrator(), west.accounts.hasAdministrator()]).toEqual([true, false]);
  });

  it('keep their sessions and the places where people signed in apart', () => {
    const session = { tokenHash: 'a token', staff: '10', epoch: 0, openedAt: 1, seenAt: 1 };
    east.sessions.keep(session);
    west.sessions.drop('a token');
    expect([east.sessions.all(), west.sessions.all()]).toEqual([[session], []]);
    east.places.remember('10', '10.0.0.7');
    expect([east.places.knows('10', '10.0.0.7'), west.places.knows('10', '10.0.0.7')]).toEqual([true, false]);
  });

  it('give their agents secrets and keys of their own', async () => {
    const secret = await east.enrol('K1', { hub: 'command-line' });
    await west.enrol('K1', { hub: 'command-line' });
    expect([await east.isAgent('K1', secret), await west.isAgent('K1', secret)]).toEqual([true, false]);
    expect(east.centreKey()).not.toBe(west.centreKey());
  });

  it('tell each its own journal what was done', () => {
    expect(all.hallsWithActs()).toEqual([]);
    west.accounts.liftLock('10', { staff: '90' });
    expect(all.hallsWithActs()).toEqual(['west']);
    expect(east.acts.waiting()).toEqual([]);
    for (const { id } of west.acts.waiting()) west.acts.told(id);
    expect(all.hallsWithActs()).toEqual([]);
  });
});
