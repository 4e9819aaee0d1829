import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readCredentials } from '@jiaohao/shared/node';
import { temporaryFolder } from './testing/hall.ts';

const root = new URL('../../', import.meta.url).pathname;

let folder: ReturnType<typeof temporaryFolder>;
let config: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = temporaryFolder();
  config = join(folder.path, 'hall.yaml');
  const demo = readFileSync(join(root, 'hardware-sim/demo/hall.yaml'), 'utf8');
  const changed = demo
    .replace('data: run/hub', `data: ${join(folder.path, 'data')}`)
    .replace('port: 8080', 'port: 0')
    .replace('port: 1883', 'port: 0');
  writeFileSync(config, changed);
});
afterEach(async () => {
  for (const child of children.splice(0))
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  folder.remove();
});

function run(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, ['server/src/main.ts', ...args], { cwd: root });
  children.push(child);
  return child;
}

/** Runs the hub's program to its end. */
async function ran(...args: string[]): Promise<{ code: unknown; out: string; err: string }> {
  const child = run(...args);
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk) => (out += String(chunk)));
  child.stderr?.on('data', (chunk) => (err += String(chunk)));
  const [code] = await once(child, 'close');
  return { code, out, err };
}

const ready = z.object({ ready: z.literal(true), http: z.string(), mqtt: z.string() });

/** Starts the hub and waits until it serves. */
async function serving(): Promise<{ child: ChildProcess; http: string; mqtt: string }> {
  const child = run('--config', config);
  child.stderr?.pipe(process.stderr);
  for await (const line of createInterface({ input: child.stdout! })) {
    const entry = ready.safeParse(JSON.parse(line));
    if (entry.success) return { child, ...entry.data };
  }
  throw new Error('the hub ended before it was ready');
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
}

/** Signs somebody in with their password. */
async function signIn(http: string, staff: string, password: string): Promise<Record<string, string>> {
  const response = await fetch(`${http}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ staff, password }),
  });
  const { csrf } = z.object({ csrf: z.string() }).parse(await response.json());
  const [cookie = ''] = response.headers.getSetCookie();
  return { cookie: cookie.split(';')[0] ?? '', 'x-csrf-token': csrf };
}

const password = (staff: string) => `correct horse ${staff}`;

/** Gives a member of staff a one-time password, with which they choose their own and sign in. */
async function sessionOf(http: string, staff: string): Promise<Record<string, string>> {
  const { out } = await ran('password', staff, '--config', config);
  const old = /one-time password (\S+)/.exec(out)?.[1] ?? '';
  const headers = await signIn(http, staff, old);
  await post(`${http}/api/session/password`, { old, new: password(staff) }, headers);
  return signIn(http, staff, password(staff));
}

/** A hub that gave out two numbers and was killed. */
async function issueAndKill(): Promise<void> {
  const { child, http } = await serving();
  const desk = await sessionOf(http, '10');
  for (let n = 0; n < 2; n += 1) await post(`${http}/api/tickets`, { service: 'withdrawal-rent' }, desk);
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('the command line', () => {
  it('enrols an agent of the hall file into a file that only its owner can read', async () => {
    const out = join(folder.path, 'secrets', 'K1.json');
    expect(await ran('enroll', 'K1', '--config', config, '--out', out)).toEqual({
      code: 0,
      out: '',
      err: '',
    });
    expect(statSync(out).mode & 0o777).toBe(0o600);
    const kiosk = readCredentials(out);
    expect(kiosk).toMatchObject({ agent: 'K1', centreKey: expect.stringMatching(/^[0-9a-f]{64}$/) });

    const display = JSON.parse((await ran('enroll', 'D1', '--config', config)).out) as unknown;
    expect(Object.keys(z.record(z.string(), z.string()).parse(display))).toEqual(['agent', 'secret']);
  });

  it.each<[string, string[], string]>([
    ['nobody says which hall', [], 'say which hall to serve with --config'],
    [
      'the hall has no such agent',
      ['enroll', 'K9', '--config', 'CONFIG'],
      'the hall has no agent K9 (it has: K1, K2, D1)',
    ],
    [
      'the hall has no such staff',
      ['pin', '77', '--config', 'CONFIG'],
      'there is no staff number 77 (there is: 01, 02, 10, 20, 90)',
    ],
    ['it is asked for what it cannot do', ['dance', '--config', 'CONFIG'], 'the hub does not know "dance"'],
    ['there is no such file', ['--config', '/nowhere.yaml'], 'the configuration file cannot be read'],
  ])('says so in one sentence when %s', async (_, args, sentence) => {
    const { code, err } = await ran(...args.map((arg) => (arg === 'CONFIG' ? config : arg)));
    expect(code).toBe(1);
    expect(err).toMatch(/^hub: /);
    expect(err).toContain(sentence);
    expect(err).not.toContain('    at ');
  });
});

describe('the hub', () => {
  it('answers a command from before a kill -9 with its first answer, goes on with the next number, and knows who is signed in', async () => {
    const first = await serving();
    const desk = await sessionOf(first.http, '10');
    const wish = { service: 'withdrawal-rent' };
    const key = { 'idempotency-key': 'wish-before-the-cut' };
    const before = await post(`${first.http}/api/tickets`, wish, { ...desk, ...key });
    expect(before).toMatchObject({ outcome: 'accepted', result: { slip: { ticket: 'B001' } } });
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');

    const second = await serving();
    // The tracker's address is where the hub is now: its port is another one here.
    const moved: unknown = JSON.parse(JSON.stringify(before).replaceAll(first.http, second.http));
    expect(await post(`${second.http}/api/tickets`, wish, { ...desk, ...key })).toEqual(moved);
    expect(await post(`${second.http}/api/tickets`, wish, desk)).toMatchObject({
      result: { slip: { ticket: 'B002' } },
    });
  });

  it('does not start over a day that is not as it was written, and says what to do', async () => {
    await issueAndKill();
    const journal = join(folder.path, 'data', 'journal.sqlite');
    const db = new Database(journal);
    db.exec('UPDATE batch SET at = at + 1 WHERE seq = 1');
    db.close();
    const { code, err } = await ran('--config', config);
    expect(code).toBe(1);
    expect(err).toContain(`hub: ${journal}: entry 1 of `);
    expect(err).toContain(`npm run journal -- salvage ${journal} --out ${journal}.salvaged`);
    expect(err).not.toContain('    at ');
  });

  it('goes on over a journal that has lost its end, and opens an incident until a technician clears it', async () => {
    await issueAndKill();
    const log = join(folder.path, 'data', 'journal.sqlite-wal');
    truncateSync(log, statSync(log).size - 1000);
    for (const round of ['first', 'second']) {
      const { child, http } = await serving();
      const technician = await sessionOf(http, '20');
      const list = z.array(z.object({ id: z.string(), fault: z.string() }));
      const response = await fetch(`${http}/api/incidents`, { headers: technician });
      const incidents = list.parse(await response.json());
      const lost = incidents.filter(({ fault }) => fault === 'journal-damaged');
      expect(lost, round).toHaveLength(round === 'first' ? 1 : 0);
      for (const { id } of lost)
        await post(`${http}/api/incidents/${id}/clear`, { note: '已与纸质记录核对' }, technician);
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  });

  it('stops cleanly when asked, screens attached or not', async () => {
    const { child, http } = await serving();
    const screen = await fetch(`${http}/api/live`);
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    await screen.text().catch(() => '');
  });

  it('has a data folder to itself', async () => {
    await serving();
    const { code, err } = await ran('--config', config);
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('another hub is already working on this data folder'),
    ]);
  });
});
