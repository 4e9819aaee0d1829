import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpeningPoint } from '@jiaohao/shared';
import { issue } from '../../testing/hall.ts';
import { serveHall, type ServedHall } from '../testing/served-hall.ts';
import { asSession } from '../testing/in-roles.ts';

let served: ServedHall;
beforeEach(async () => {
  served = await serveHall();
});
afterEach(() => served.close());

/** Two came; one of them was called twelve minutes later, and finished. */
async function oneServedOneWaits(): Promise<void> {
  const { under } = served;
  await under.send({ kind: 'open-window', window: 1 });
  for (const ticket of ['A001', 'A002']) {
    await under.send(issue());
    await under.send({ kind: 'confirm-delivery', ticket, delivery: 'printed' });
  }
  under.clock.advance(12 * 60_000);
  await under.send({ kind: 'call-next', window: 1 });
  under.clock.advance(3 * 60_000);
  await under.send({ kind: 'evaluate', window: 1, grade: 1 });
  await under.send({ kind: 'finish', window: 1 });
}

const sheetAs = (token?: string) =>
  fetch(`${served.base}/api/duty/waits.csv`, token === undefined ? {} : { headers: asSession(token) });

describe('who waited how long', () => {
  it('is told to staff, in figures', async () => {
    await oneServedOneWaits();
    const { status, body } = await served.call('GET', '/api/duty/waits', {
      token: served.as('duty-manager'),
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      all: { count: 1, median: 720, waiting: 1 },
      longest: [{ ticket: 'A002' }, { ticket: 'A001', over: 'called', seconds: 720 }],
      windows: [{ window: 1, count: 1, median: 180, meanGrade: 1 }],
    });
    expect((await served.call('GET', '/api/duty/waits')).status).toBe(401);
  });

  it('is a sheet of the day: each ticket with its times, and nobody’s name or key', async () => {
    await oneServedOneWaits();
    const response = await sheetAs(served.as('duty-manager'));
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="waits-centre-2026-11-23.csv"',
    );
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(Buffer.from(bytes).toString('hex'), 'says that it is UTF-8').toMatch(/^efbbbf/);
    const [title, first, second, end] = new TextDecoder().decode(bytes).split('\r\n');
    expect(title).toMatch(/^号码 ticket,业务 service,类别 class,/);
    expect(first).toMatch(/^A001,.+,普通 regular,\d\d:\d\d,\d\d:\d\d,12\.0,是 yes,1,3\.0,办结 done,1$/);
    expect(second).toMatch(/^A002,.+,普通 regular,\d\d:\d\d,,15\.0,是 yes,,0\.0,等候 waiting,$/);
    expect(end).toBe('');
  });

  it('is for staff only', async () => {
    expect((await sheetAs()).status).toBe(401);
  });
});

describe('what every device proved', () => {
  const point: OpeningPoint = {
    device: 'K1-printer',
    kind: 'printer',
    outcome: 'passed',
    finding: 'fence-answered',
    note: null,
  };
  const record = (points: readonly object[], token?: string) =>
    served.call('POST', '/api/day/opening-check', {
      ...(token === undefined ? {} : { token }),
      body: { points },
    });

  it('is recorded by the duty manager, whose name stands in the journal, and begins the day', async () => {
    expect((await record([point], served.as('duty-manager'))).status).toBe(200);
    expect((await served.journal()).map(({ type, by }) => [type, by])).toEqual([
      ['dayOpened', { staff: '10' }],
      ['openingChecked', { staff: '10' }],
    ]);
    const { body } = await served.call('GET', '/api/duty', { token: served.as('duty-manager') });
    expect(body).toMatchObject({ openingCheck: { points: [point], by: { staff: '10' } } });
  });

  it('is refused from anybody else, and when it says nothing', async () => {
    expect((await record([point])).status).toBe(401);
    expect((await record([point], served.as('clerk', 'technician'))).status).toBe(403);
    expect((await record([], served.as('duty-manager'))).status).toBe(400);
    expect((await record([{ ...point, outcome: 'perhaps' }], served.as('duty-manager'))).status).toBe(400);
  });
});
