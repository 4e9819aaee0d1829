import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '@jiaohao/shared';
import { issue } from '../testing/hall.ts';
import { trackedTicketView } from './shapes/tracked-ticket.ts';
import { listenTo, type Listened } from './testing/listen-to.ts';
import { refusalOf } from './testing/refusal-of.ts';
import { serveHall, type ServedHall } from './testing/served-hall.ts';

let served: ServedHall;
let listening: Listened[];
beforeEach(async () => {
  served = await serveHall();
  listening = [];
});
afterEach(async () => {
  for (const each of listening) each.hangUp();
  await served.close();
});

const tokenOf = (ticket: string, date = '2026-11-23') => served.trackers.tokenOf({ date, ticket });
const reads = (token: string) => served.call('GET', `/api/track/${token}`);
async function follows(token: string): Promise<Listened> {
  const listened = await listenTo(`${served.base}/api/track/${token}/live`);
  listening.push(listened);
  return listened;
}
const does = async (path: string, body: object = {}): Promise<void> => {
  const { status } = await served.call('POST', `/api${path}`, { token: served.as('duty-manager'), body });
  expect(status, path).toBe(200);
};
const unknown = { status: 404, body: refusalOf('unknown-tracker') };

describe('a ticket’s tracker', () => {
  it('shows the ticket to who has its token, signed in or not, and nothing of the person', async () => {
    const member: Member = { key: 'ab'.repeat(32), maskedName: '张*', ageBand: '18-64' };
    await served.under.send({ kind: 'issue', service: 'deposit', source: 'desk', member });
    const { status, body } = await reads(tokenOf('A001'));
    expect(status).toBe(200);
    expect(trackedTicketView.parse(body)).toMatchObject({
      ticket: 'A001',
      state: 'waiting',
      ahead: 0,
      window: null,
      timeZone: 'Asia/Shanghai',
    });
    expect(JSON.stringify(body)).not.toMatch(/张|abab|18-64/);
  });

  it('is found with the token alone: not with the number, another ticket’s seal, or any one letter changed', async () => {
    await served.under.send(issue());
    await served.under.send(issue());
    const token = tokenOf('A001');
    const changed = Array.from(
      token,
      (letter, i) => token.slice(0, i) + (letter === '0' ? '1' : '0') + token.slice(i + 1),
    );
    for (const guess of ['A001', '20261123A001', token.replace('A001', 'A002'), `${token}A`, ...changed]) {
      expect(await reads(guess), guess).toEqual(unknown);
    }
    expect(await served.call('GET', '/api/track/A001/live')).toEqual(unknown);
  });

  it('of another day says so', async () => {
    await served.under.send(issue());
    const yesterday = { status: 404, body: refusalOf('ticket-of-another-day') };
    expect(await reads(tokenOf('A001', '2026-11-22'))).toEqual(yesterday);
    expect(await reads(tokenOf('A009'))).toEqual(yesterday);
  });
});

describe('whoever follows a ticket', () => {
  it('hears how it stands, when it is called and to which window, and that it is done', async () => {
    await served.under.send(issue());
    const page = await follows(tokenOf('A001'));
    expect(await page.next()).toMatchObject({
      name: 'ticket',
      data: { state: 'waiting', counters: 'closed' },
    });
    await does('/windows/1/open');
    expect(await page.next()).toMatchObject({ data: { counters: 'open' } });
    await does('/windows/1/call-next');
    expect(await page.next()).toMatchObject({ data: { state: 'called', window: 1, calls: 1 } });
    await does('/windows/1/finish');
    expect(await page.next()).toMatchObject({ data: { state: 'done', window: null } });
  });

  it('hears nothing of what does not concern the ticket', async () => {
    await does('/windows/1/open');
    await does('/windows/2/open');
    await served.under.send(issue());
    const page = await follows(tokenOf('A001'));
    await page.next();
    await served.under.send(issue('withdrawal'));
    await does('/windows/2/call-next');
    await does('/windows/2/finish');
    await does('/windows/1/call-next');
    expect(await page.next()).toMatchObject({ data: { state: 'called' } });
  });

  it('of a day that is over hears that it is gone, and the stream ends; also who comes later', async () => {
    await served.under.send(issue());
    const page = await follows(tokenOf('A001'));
    await page.next();
    await does('/day/close', { abandoned: [{ ticket: 'A001', reason: '改日办理' }] });
    expect(await page.next()).toMatchObject({ data: { state: 'abandoned' } });
    served.under.clock.advance(24 * 3_600_000);
    await does('/day/open');
    expect(await page.next()).toEqual({ name: 'gone', data: {} });
    expect(await page.next()).toBeNull();
    const late = await follows(tokenOf('A001'));
    expect(await late.next()).toEqual({ name: 'gone', data: {} });
    expect(await late.next()).toBeNull();
  });

  it('twenty at a time: the one that came first is let go for the twenty-first', async () => {
    await served.under.send(issue());
    const pages: Listened[] = [];
    for (let n = 0; n < 21; n += 1) pages.push(await follows(tokenOf('A001')));
    for (const page of pages) expect(await page.next()).toMatchObject({ name: 'ticket' });
    expect(await pages[0]!.next()).toBeNull();
    await does('/windows/1/open');
    for (const page of pages.slice(1))
      expect(await page.next()).toMatchObject({ data: { counters: 'open' } });
  });
});
