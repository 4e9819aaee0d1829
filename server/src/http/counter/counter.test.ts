import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { counterView, type CounterView } from '../shapes/counter.ts';
import { asSession } from '../testing/in-roles.ts';
import { serveHall, type ServedHall } from '../testing/served-hall.ts';

let hall: ServedHall;
let clerk: string;
let manager: string;
let desk: string;
let streams: AbortController[];
beforeEach(async () => {
  hall = await serveHall();
  clerk = hall.as('clerk');
  manager = hall.as('duty-manager');
  desk = hall.as('consultant');
  streams = [];
});
afterEach(async () => {
  for (const stream of streams) stream.abort();
  await hall.close();
});

const does = async (path: string, body: object = {}, token = manager): Promise<void> => {
  const { status } = await hall.call('POST', `/api${path}`, { token, body });
  expect(status, path).toBe(200);
};
const takes = (service = 'deposit') => does('/tickets', { service }, desk);
const sees = (window: number, token?: string) =>
  hall.call('GET', `/api/windows/${window}/counter`, token === undefined ? {} : { token });

/** Listens at a window; `next` is what it hears next of it. */
async function watches(window: number, token: string): Promise<{ next: () => Promise<CounterView | null> }> {
  const gone = new AbortController();
  streams.push(gone);
  const response = await fetch(`${hall.base}/api/windows/${window}/live`, {
    headers: asSession(token),
    signal: gone.signal,
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async next() {
      for (;;) {
        const found = /event: counter\ndata: (?<view>.*)\n\n/.exec(text);
        if (found !== null) {
          text = text.slice(found.index + found[0].length);
          return counterView.parse(JSON.parse(found.groups!['view']!));
        }
        const { done, value } = await reader.read();
        if (done) return null;
        text += value;
      }
    },
  };
}

describe('the page of a window', () => {
  it('shows the window to who is signed in, with the names behind staff numbers', async () => {
    await does('/windows/1/log-in', { clerk: '10' }, clerk);
    await takes();
    await does('/windows/1/call-next', {}, clerk);
    const { status, body } = await sees(1, clerk);
    expect(status).toBe(200);
    expect(counterView.parse(body)).toMatchObject({
      hall: expect.objectContaining({ zh: expect.any(String) }),
      window: 1,
      timeZone: 'Asia/Shanghai',
      status: 'open',
      clerk: { staff: '10', name: { zh: '何静', en: 'He Jing' } },
      ticket: { state: 'called', firstClerk: { staff: '10', name: { en: 'He Jing' } } },
    });
  });

  it('is for those who work at windows only', async () => {
    for (const role of ['consultant', 'technician', 'admin'] as const) {
      expect((await sees(1, hall.as(role))).status, role).toBe(403);
      const { status } = await hall.call('GET', '/api/windows/1/live', { token: hall.as(role) });
      expect(status, role).toBe(403);
    }
    expect((await sees(1, manager)).status).toBe(200);
  });

  it('is nobody else’s, and there is none of a window that is not there', async () => {
    expect((await sees(1)).status).toBe(401);
    expect((await hall.call('GET', '/api/windows/1/live')).status).toBe(401);
    expect((await sees(99, clerk)).status).toBe(404);
    expect((await hall.call('GET', '/api/windows/99/live', { token: clerk })).status).toBe(404);
  });
});

describe('the live page of a window', () => {
  it('hears of its window as it is, and then what happens there', async () => {
    const page = await watches(1, clerk);
    expect(await page.next()).toMatchObject({ window: 1, status: 'closed', callable: 0 });
    await does('/windows/1/log-in', { clerk: '10' }, clerk);
    expect(await page.next()).toMatchObject({ status: 'open', clerk: { staff: '10' } });
    await takes();
    const waiting = await page.next();
    expect(waiting?.callable).toBe(1);
    await does('/windows/1/call-next', {}, clerk);
    const called = await page.next();
    expect(called?.ticket?.ticket).toBe(waiting?.upcoming[0]?.ticket);
    expect(called?.ticket?.reason).toEqual(waiting?.upcoming[0]?.reason);
  });

  it('hears nothing of what does not concern its window', async () => {
    await does('/windows/2/log-in', { clerk: '10' }, clerk);
    const page = await watches(1, clerk);
    await page.next();
    await takes('withdrawal');
    await does('/windows/2/call-next', {}, clerk);
    await does('/windows/2/finish', {}, clerk);
    await takes('deposit');
    expect(await page.next()).toMatchObject({ status: 'closed', callable: 1 });
  });

  it('hears what the clock alone changes: how long somebody has waited', async () => {
    await does('/windows/1/log-in', { clerk: '10' }, clerk);
    await takes('deposit');
    const page = await watches(1, clerk);
    expect(await page.next()).toMatchObject({ services: [{ longestMinutes: 0 }] });
    hall.under.clock.advance(5 * 60_000);
    expect(await page.next()).toMatchObject({ services: [{ longestMinutes: 5 }] });
  });

  it('ends with the session', async () => {
    const page = await watches(1, clerk);
    await page.next();
    expect((await hall.call('DELETE', '/api/session', { token: clerk })).status).toBe(204);
    expect(await page.next()).toBeNull();
  });

  it('is described as what it is', async () => {
    const { body } = await hall.call('GET', '/docs/json');
    const paths = z.looseObject({ paths: z.record(z.string(), z.unknown()) }).parse(body).paths;
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/api/windows/{window}/counter', '/api/windows/{window}/live']),
    );
  });
});
