import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCredentials } from './credentials.ts';

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
    const credentials = openCredentials(file);
    const secret = await credentials.enrol('K1', { hub: 'command-line' });
    expect(await credentials.isAgent('K1', secret)).toBe(true);
    expect(await credentials.isAgent('K1', `${secret}x`)).toBe(false);
    expect(await credentials.isAgent('K2', secret)).toBe(false);
    credentials.close();
  });

  it('forget the old secret when an agent is enrolled again', async () => {
    const credentials = openCredentials(file);
    const first = await credentials.enrol('K1', { hub: 'command-line' });
    const second = await credentials.enrol('K1', { hub: 'command-line' });
    expect(second).not.toBe(first);
    expect(await credentials.isAgent('K1', first)).toBe(false);
    expect(await credentials.isAgent('K1', second)).toBe(true);
    credentials.close();
  });

  it('keep the same keys for ever, and no secret, PIN or password in the clear', async () => {
    const first = openCredentials(file);
    const secret = await first.enrol('K1', { hub: 'command-line' });
    first.accounts.importOnce([{ number: '01', name: { zh: '林晓雨', en: 'Lin Xiaoyu' }, roles: ['clerk'] }]);
    await first.accounts.renewPin('01', { hub: 'command-line' }, '93751846');
    await first.accounts.choosePassword('01', 'correct horse battery');
    const keys = { centre: first.centreKey, tracker: first.trackerKey };
    for (const side of ['', '-wal', '-shm']) expect(statSync(file + side).mode & 0o777).toBe(0o600);
    first.close();

    expect(keys.centre).toMatch(/^[0-9a-f]{64}$/);
    expect(keys.centre).not.toBe(keys.tracker);
    const bytes = readFileSync(file).toString('latin1');
    expect(bytes).not.toContain(secret);
    expect(bytes).not.toContain('93751846');
    expect(bytes).not.toContain('correct horse');

    const again = openCredentials(file);
    expect({ centre: again.centreKey, tracker: again.trackerKey }).toEqual(keys);
    expect(await again.isAgent('K1', secret)).toBe(true);
    again.close();
  });
});
