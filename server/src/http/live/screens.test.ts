import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { serveHall, type ServedHall } from '../testing/served-hall.ts';

let served: ServedHall;
const open: IncomingMessage[] = [];
beforeEach(async () => {
  served = await serveHall();
});
afterEach(async () => {
  for (const screen of open.splice(0)) screen.destroy();
  await served.close();
});

/** A screen at the live view: waits for the next event of a name. */
async function screen(query = '') {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${served.base}/api/live${query}`, { agent: false }, resolve).on('error', reject);
  });
  open.push(response);
  const heard: { name: string; data: unknown }[] = [];
  let wake = (): void => {};
  let name = '';
  createInterface({ input: response.setEncoding('utf8') })
    .on('line', (line) => {
      if (line.startsWith('event: ')) name = line.slice('event: '.length);
      if (!line.startsWith('data: ')) return;
      heard.push({ name, data: JSON.parse(line.slice('data: '.length)) });
      wake();
    })
    .on('error', () => {});
  return {
    ended: once(response, 'close'),
    close: () => response.destroy(),
    /** Waits until it hears exactly this. */
    async hears(wanted: string, value: object): Promise<true> {
      while (!isDeepStrictEqual(await this.next(wanted), value));
      return true;
    },
    async next(wanted: string): Promise<unknown> {
      for (;;) {
        const at = heard.findIndex((event) => event.name === wanted);
        if (at >= 0) return heard.splice(0, at + 1).at(-1)?.data;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

const speaks = { speaks: true };
const isQuiet = { speaks: false };

describe('screens with a loudspeaker', () => {
  it('are told which of them speaks: the one meant to, or the first spare one; always one', async () => {
    const first = await screen('?voice=spare');
    await first.hears('voice', speaks);
    const second = await screen('?voice=spare');
    await second.hears('voice', isQuiet);
    const meant = await screen('?voice=on');
    await Promise.all([meant.hears('voice', speaks), first.hears('voice', isQuiet)]);
    meant.close();
    await first.hears('voice', speaks);
    first.close();
    expect(await second.hears('voice', speaks)).toBe(true);
  });

  it('are let go without a word when the hub stops', async () => {
    const screens = [await screen('?voice=spare'), await screen('?voice=on'), await screen('?voice=spare')];
    await screens[1]?.hears('voice', speaks);
    await served.http.close();
    await Promise.all(screens.map(({ ended }) => ended));
    expect(screens).toHaveLength(3);
  });

  it('that ask for something else are refused', async () => {
    expect((await served.call('GET', '/api/live?voice=loud')).status).toBe(400);
  });
});

describe('a call', () => {
  it('comes to every screen with the count it makes at its window, and who says it', async () => {
    const { call, as } = served;
    const token = as('duty-manager');
    await call('POST', '/api/tickets', { token, body: { service: 'deposit' } });
    const one = await screen();
    await call('POST', '/api/windows/1/call-next', { token });
    const heard = z.object({ attention: z.int(), ticket: z.string(), voice: z.string(), moved: z.boolean() });
    expect(heard.parse(await one.next('call'))).toEqual({
      attention: 1,
      ticket: 'A001',
      voice: 'screen',
      moved: false,
    });
    const hall = z.looseObject({
      windows: z.array(z.looseObject({ number: z.int(), calledAt: z.int().nullable() })),
    });
    const { windows } = hall.parse((await call('GET', '/api/hall')).body);
    expect(windows.find(({ number }) => number === 1)?.calledAt).not.toBeNull();
  });
});

describe('a call that was left to the loudspeaker at its window', () => {
  const heard = z.object({ ticket: z.string(), window: z.int(), voice: z.string(), late: z.boolean() });
  let token: string;
  const does = async (path: string, body: object = {}): Promise<void> => {
    expect((await served.call('POST', `/api${path}`, { token, body })).status, path).toBe(200);
  };
  /** Agent D1 is here or gone, with a loudspeaker that works. */
  const agentIs = (present: boolean): void => {
    served.devices.heard({ agent: 'D1', present, at: 0, replaying: 0 });
  };
  beforeEach(async () => {
    token = served.as('duty-manager');
    served.devices.expect([{ id: 'D1', kind: 'display', windows: [1, 2, 3] }]);
    agentIs(true);
    const works = { device: 'D1-speaker', kind: 'speaker' as const, at: 0, faults: [], skippedBytes: 0 };
    served.devices.report('D1', works);
    for (const service of ['deposit', 'withdrawal', 'deposit']) await does('/tickets', { service });
  });

  it('is said by the screen once its agent is found gone, and only once', async () => {
    const one = await screen('?voice=on');
    await does('/windows/1/call-next');
    const first = { ticket: 'A001', window: 1, voice: 'window', late: false };
    expect(heard.parse(await one.next('call'))).toEqual(first);
    agentIs(false);
    expect(heard.parse(await one.next('call'))).toEqual({ ...first, voice: 'screen', late: true });
    agentIs(true);
    agentIs(false);
    await does('/windows/2/call-next');
    expect(heard.parse(await one.next('call'))).toMatchObject({ ticket: 'B001', late: false });
  });

  it('is said in the order of calls, with those of the agent’s other windows', async () => {
    const one = await screen('?voice=on');
    await does('/windows/2/call-next');
    served.under.clock.advance(1000);
    await does('/windows/1/call-next');
    await one.next('call');
    await one.next('call');
    agentIs(false);
    const late = [await one.next('call'), await one.next('call')].map((call) => heard.parse(call).ticket);
    expect(late).toEqual(['B001', 'A001']);
  });

  it.each([
    ['whoever was called is being served', () => does('/windows/1/start')],
    ['it was taken back', () => does('/windows/1/cancel-call')],
    ['it is older than it takes to notice', () => Promise.resolve(served.under.clock.advance(10_001))],
  ])('is not said any more when %s', async (_, happens) => {
    const one = await screen('?voice=on');
    await does('/windows/1/call-next');
    await one.next('call');
    await happens();
    agentIs(false);
    await does('/windows/2/call-next');
    expect(heard.parse(await one.next('call'))).toMatchObject({ ticket: 'B001', late: false });
  });
});
