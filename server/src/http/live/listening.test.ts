import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffRole } from '@jiaohao/shared';
import { asSession } from '../testing/in-roles.ts';
import { listenTo, type Listened } from '../testing/listen-to.ts';
import { serveHall, type ServedHall } from '../testing/served-hall.ts';
import { validRequests } from '../testing/valid-requests.ts';

let served: ServedHall;
beforeAll(async () => {
  served = await serveHall();
});
afterAll(() => served.close());

const streams: readonly [string, StaffRole][] = [
  ['/api/live', 'clerk'],
  ['/api/windows/1/live', 'clerk'],
  ['/api/desk/live', 'consultant'],
  ['/api/devices/K1-printer/frames', 'technician'],
];
/** Resolves once the stream has ended. */
const ends = async (stream: Listened): Promise<void> => {
  while ((await stream.next()) !== null);
};
/** After so long without a request a session is over. */
const restMs = 2 * 3_600_000;
const noticedWithinMs = 15_000;

describe('what somebody listens to', () => {
  it('is all that is sent on and on, but for what everybody may hear', async () => {
    const requests = validRequests((await served.call('GET', '/docs/json')).body);
    const described = requests.filter(({ streams: isStream }) => isStream).map(({ route }) => route);
    const listed = [
      '/api/live',
      '/api/windows/{window}/live',
      '/api/desk/live',
      '/api/devices/{device}/frames',
    ];
    expect(described.sort()).toEqual(
      [...listed, '/api/track/{token}/live'].map((path) => `GET ${path}`).sort(),
    );
  });

  it.each(streams)('at %s ends when they sign out', async (path, role) => {
    const token = served.as(role);
    const stream = await listenTo(served.base + path, asSession(token));
    await stream.next();
    expect((await served.call('DELETE', '/api/session', { token })).status).toBe(204);
    await ends(stream);
  });

  it.each(streams)('at %s ends when they may do something else from now on', async (path, role) => {
    const token = served.as(role);
    const stream = await listenTo(served.base + path, asSession(token));
    await stream.next();
    const body = { roles: ['duty-manager'] };
    const changed = await served.call('PATCH', '/api/accounts/10', { token: served.as('admin'), body });
    expect(changed.status).toBe(200);
    await ends(stream);
    expect((await served.call('GET', '/api/session', { token })).status).toBe(200);
  });
});

describe('what somebody listens to who has gone away', () => {
  it.each(streams)(
    'at %s ends when the session has lasted its time, whatever else is open',
    async (path, role) => {
      const quiet = await serveHall();
      const token = quiet.as(role);
      const stream = await listenTo(quiet.base + path, asSession(token));
      await stream.next();
      quiet.under.clock.advance(restMs + noticedWithinMs);
      await ends(stream);
      expect((await quiet.call('GET', '/api/session', { token })).status).toBe(401);
      await quiet.close();
    },
  );
});
