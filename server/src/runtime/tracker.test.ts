import { describe, expect, it } from 'vitest';
import { createTrackers } from './tracker.ts';

const key = '0123456789abcdef'.repeat(4);
const trackers = createTrackers('centre', key);
const tracked = { date: '2026-11-23', ticket: 'A012' };

describe('a tracker token', () => {
  it('names its ticket to the hub that made it', () => {
    for (const ticket of ['A012', 'A0012', 'B9999'])
      expect(trackers.read(trackers.tokenOf({ ...tracked, ticket }))).toEqual({ ...tracked, ticket });
  });

  it('cannot be made from the number, for another ticket, another day, another hall or with another key', () => {
    const token = trackers.tokenOf(tracked);
    expect(trackers.read(token.replace('A012', 'A013'))).toBeNull();
    expect(trackers.read(token.replace('20261123', '20261124'))).toBeNull();
    expect(createTrackers('branch', key).read(token)).toBeNull();
    expect(createTrackers('centre', key.replace('0', '1')).read(token)).toBeNull();
    for (const nonsense of ['', 'A012', token.slice(0, -1), `${token}x`, '🀄'.repeat(17)])
      expect(trackers.read(nonsense)).toBeNull();
  });
});
