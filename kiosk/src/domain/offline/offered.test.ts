import type { KioskMenu } from '@jiaohao/shared';
import { describe, expect, it } from 'vitest';
import { menu } from '../../testing/invented.ts';
import { offeredWithoutHub } from './offered.ts';

const today = '2026-11-23';
const yesterday = '2026-11-22';
const shut: KioskMenu = { ...menu, issuing: false, notice: { zh: '未到时间', en: 'not yet' } };
const openServices = (offered: KioskMenu | null) => offered?.services.filter(({ open }) => open).length;

describe('what a kiosk offers without the hub', () => {
  it('nothing, if it has never heard of one', () => {
    expect(offeredWithoutHub({ last: null, issuing: null }, today)).toBeNull();
  });

  it('what the hub said today', () => {
    const last = { date: today, menu };
    expect(offeredWithoutHub({ last, issuing: last }, today)).toEqual(menu);
  });

  it('nothing more on a day that was over', () => {
    const last = { date: today, menu: shut };
    expect(offeredWithoutHub({ last, issuing: { date: today, menu } }, today)).toEqual(shut);
  });

  it.each([
    ['last night', yesterday],
    ['before opening', today],
  ])('all services, if the hub was heard of %s and not since', (_, date) => {
    const last = { date, menu: { ...shut, outOfService: ['printer' as const], services: [] } };
    const offered = offeredWithoutHub({ last, issuing: { date: yesterday, menu } }, today);
    expect(offered).toMatchObject({ issuing: true, notice: null, outOfService: ['printer'] });
    expect(openServices(offered)).toBe(menu.services.length);
  });

  it('all services of the day before, if the hub died while they were given out', () => {
    const last = { date: yesterday, menu };
    expect(openServices(offeredWithoutHub({ last, issuing: last }, today))).toBe(menu.services.length);
  });

  it('all services of a hall that never issued in this kiosk’s hearing', () => {
    const last = { date: today, menu: shut };
    expect(offeredWithoutHub({ last, issuing: null }, today)).toMatchObject({ issuing: true });
  });
});
