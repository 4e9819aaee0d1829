import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayRead } from './metrics.ts';
import { refusalOf } from './testing/refusal-of.ts';
import { serveHall, type ServedHall } from './testing/served-hall.ts';

const token = 'a-token-of-more-than-24-characters';
const bearer = { authorization: `Bearer ${token}` };

describe('what the hub measures of itself', () => {
  it.each([
    ['this machine', '127.0.0.1', {}, null, true],
    ['this machine, by IPv6', '::1', {}, null, true],
    ['this machine, by IPv4 in IPv6', '::ffff:127.0.0.1', {}, token, true],
    ['somebody in the hall’s network', '192.168.1.20', {}, token, false],
    ['somebody whose address only looks so', '127.0.0.1.evil.example', {}, token, false],
    [
      'somebody behind a proxy on this machine',
      '127.0.0.1',
      { 'x-forwarded-for': '192.168.1.20' },
      token,
      false,
    ],
    ['somebody else who brings the token', '192.168.1.20', bearer, token, true],
    [
      'somebody behind a proxy who brings the token',
      '127.0.0.1',
      { ...bearer, via: '1.1 proxy' },
      token,
      true,
    ],
    ['somebody with another token', '192.168.1.20', { authorization: 'Bearer guess' }, token, false],
    ['this machine with another token', '127.0.0.1', { authorization: 'Bearer guess' }, token, false],
    ['somebody with a token where there is none', '192.168.1.20', bearer, null, false],
  ] as const)('is read by %s or not', (_, address, headers, ours, may) => {
    expect(mayRead({ address, headers }, ours)).toBe(may);
  });

  let served: ServedHall;
  beforeAll(async () => void (served = await serveHall()));
  afterAll(() => served.close());

  it('is text at /metrics, not kept by anybody, and refused in both languages to others', async () => {
    const read = await fetch(`${served.base}/metrics`);
    expect([read.status, read.headers.get('cache-control'), await read.text()]).toEqual([
      200,
      'no-store',
      'measured',
    ]);
    const other = await fetch(`${served.base}/metrics`, { headers: { 'x-forwarded-for': '10.0.0.7' } });
    expect([other.status, await other.json()]).toEqual([403, refusalOf('metrics-closed')]);
  });
});
