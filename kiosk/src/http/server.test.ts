import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from '../domain/page.ts';
import type { Touch } from '../domain/visit/visit.ts';
import { openHttp } from './server.ts';

const startPage: Page = {
  page: 'start',
  hint: null,
  notice: null,
  notices: [],
  unprinted: [],
  canCheckIn: true,
  large: false,
  leavesIn: null,
  offline: false,
  otherKiosks: [],
  serial: 7,
  hall: null,
  readerWorks: true,
  printerWorks: true,
};

describe('the kiosk’s own page', () => {
  let pages = '';
  let served: Awaited<ReturnType<typeof openHttp>>;
  let tell: (page: Page) => void = () => {};
  const touches: [Touch, number][] = [];
  const kiosk = {
    page: startPage,
    onPage(listener: (page: Page) => void) {
      tell = listener;
      return () => {};
    },
    touch: (touch: Touch, serial: number) => void touches.push([touch, serial]),
  };

  beforeEach(async () => {
    touches.length = 0;
    pages = mkdtempSync(join(tmpdir(), 'kiosk-pages-'));
    writeFileSync(join(pages, 'index.html'), '<!doctype html><title>取号机</title>');
    served = await openHttp({ kiosk, host: '127.0.0.1', port: 0, pages });
  });
  afterEach(async () => {
    await served.close();
    rmSync(pages, { recursive: true });
  });

  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${served.address}/api/touch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  it('is served with a policy that lets nothing in from elsewhere', async () => {
    const answer = await fetch(`${served.address}/`);
    expect(await answer.text()).toContain('取号机');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/https?:|unsafe|upgrade-insecure/);
  });

  it('gets the page now shown at once and each new one after it', async () => {
    const answer = await fetch(`${served.address}/api/page`);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect(await reader.read()).toMatchObject({
      value: `event: page\ndata: ${JSON.stringify(startPage)}\n\n`,
    });
    tell({ ...startPage, serial: 8 });
    expect((await reader.read()).value).toContain('"serial":8');
    await reader.cancel();
  });

  it('takes touches that make sense, and tells the kiosk on which page they came down', async () => {
    expect((await post({ serial: 7, touch: { touch: 'choose', service: 'withdrawal-rent' } })).status).toBe(
      204,
    );
    expect(touches).toEqual([[{ touch: 'choose', service: 'withdrawal-rent' }, 7]]);
  });

  it.each([
    { serial: 7, touch: { touch: 'open-safe' } },
    { serial: -1, touch: { touch: 'begin' } },
    { serial: 7, touch: { touch: 'choose', service: '../etc' } },
    { serial: 7, touch: { touch: 'begin', more: 1 } },
    'begin',
  ])('drops %j', async (body) => {
    expect((await post(body)).status).toBe(400);
    expect(touches).toEqual([]);
  });

  it('takes no touches from pages of other origins', async () => {
    const body = { serial: 7, touch: { touch: 'begin' } };
    expect((await post(body, { origin: 'http://evil.example' })).status).toBe(403);
    expect((await post(body, { origin: served.address })).status).toBe(204);
    expect(touches).toHaveLength(1);
  });

  it('drops what is too large', async () => {
    expect((await post({ serial: 7, touch: { touch: 'begin' }, fill: 'x'.repeat(10_000) })).status).toBe(413);
  });

  it('says that the page is not built rather than showing nothing', async () => {
    const unbuilt = await openHttp({ kiosk, host: '127.0.0.1', port: 0, pages: join(pages, 'missing') });
    const answer = await fetch(unbuilt.address);
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('npm run build')]);
    await unbuilt.close();
  });

  it('cannot take a port that is taken', async () => {
    const port = Number(new URL(served.address).port);
    await expect(openHttp({ kiosk, host: '127.0.0.1', port, pages })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});
