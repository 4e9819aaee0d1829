import { describe, expect, it } from 'vitest';
import { menu, offlineSlip, roster } from '../../testing/invented.ts';
import { offlineSlip as schema } from '../slip.ts';
import { ownSlip, type OwnSlipParts } from './own-slip.ts';

const parts = {
  ticket: 'B501',
  class: 'regular',
  menu,
  service: menu.services[0]!,
  roster: { ...roster, services: [{ ...roster.services[0]!, more: 2 }] },
  date: '2026-11-23',
  issuedAt: roster.at + 60_000,
  wall: (at: number) => `2026-11-23 09:${at === roster.at ? '30' : '31'}`,
} satisfies OwnSlipParts;

describe('what stands on a number given out without the hub', () => {
  it('is what the menu said of the service, and who waited when that was last known', () => {
    expect(ownSlip(parts)).toEqual(offlineSlip);
    expect(schema.parse(ownSlip(parts))).toEqual(offlineSlip);
  });

  it('says nothing of who waits if the list is of another day, or names no such service', () => {
    expect(ownSlip({ ...parts, date: '2026-11-24' }).waiting).toBeNull();
    expect(ownSlip({ ...parts, roster: { ...roster, services: [] } }).waiting).toBeNull();
    expect(ownSlip({ ...parts, roster: null }).waiting).toBeNull();
  });
});
