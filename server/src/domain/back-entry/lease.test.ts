import { numberLease as leaseMessage } from '@jiaohao/shared';
import { describe, expect, it } from 'vitest';
import { givenWith } from '../testing/given.ts';
import type { Hall } from '../testing/given.ts';
import { planWith } from '../testing/plans.ts';
import { clock, closesWithReasons, consultant, deskIssues, nextDay, takes, tick } from '../testing/steps.ts';
import type { Step } from '../testing/steps.ts';
import { numberLease } from '../views/number-lease.ts';
import { gaveOut, kiosk2, leases, twoKiosks } from './testing/entries.ts';

const given = givenWith(expect);
const leaseOf = (hall: Hall, kiosk: string) => numberLease(hall.state, hall.plan, kiosk, hall.stamp);
const inSeries = (hall: Hall, kiosk: string, letter: string) =>
  leaseOf(hall, kiosk).series.find(({ series }) => series === letter)!;

/** So many numbers of the kiosk's first block of withdrawals are in the books. */
const used = (count: number): Step[] =>
  Array.from({ length: count }, (_, n) => gaveOut(`B${501 + n}`, 'withdrawal', '08:50'));

describe('The numbers of a kiosk for the time without the hub', () => {
  it('are a block of its own in each series, on any day and before the first', () => {
    const { hall } = given(twoKiosks);
    expect(leaseOf(hall, 'K1')).toEqual({
      kiosk: 'K1',
      date: null,
      numberDigits: 3,
      series: ['A', 'B', 'C'].map((series) => ({ series, blocks: [{ from: 501, to: 520 }], used: [] })),
      services: [
        { service: 'deposit', series: 'A' },
        { service: 'withdrawal', series: 'B' },
        { service: 'loan', series: 'C' },
      ],
    });
    expect(inSeries(hall, 'K2', 'B').blocks).toEqual([{ from: 521, to: 540 }]);
    expect(leaseMessage.parse(leaseOf(hall, 'K2'))).toEqual(leaseOf(hall, 'K2'));
  });

  it('have the green channel’s own series where it has numbers of its own', () => {
    const green = planWith({ kiosks: ['K1'], settings: { greenDelivery: ['dedicated-numbers'] } });
    const { hall } = given(green);
    expect(inSeries(hall, 'K1', 'V')).toEqual({ series: 'V', blocks: [{ from: 501, to: 520 }], used: [] });
  });

  it('say what the day’s books have of them', () => {
    const { hall } = given(
      twoKiosks,
      takes('withdrawal'),
      ...used(2),
      gaveOut('B521', 'withdrawal', '08:51', { by: kiosk2 }),
    );
    expect(inSeries(hall, 'K1', 'B')).toEqual({
      series: 'B',
      blocks: [{ from: 501, to: 520 }],
      used: [501, 502],
    });
    expect(inSeries(hall, 'K2', 'B').used).toEqual([521]);
    expect(leaseOf(hall, 'K1').date).toBe('2026-11-23');
  });

  it('begin anew on another date, by the plan of then', () => {
    const { hall } = given(twoKiosks, ...used(17), leases('K1'));
    expect(inSeries(hall, 'K1', 'B').blocks).toHaveLength(2);
    hall.take(nextDay('08:00'));
    expect(inSeries(hall, 'K1', 'B')).toEqual({ series: 'B', blocks: [{ from: 501, to: 520 }], used: [] });
    const turned = { ...twoKiosks, kiosks: ['K2', 'K1'] };
    const [first] = numberLease(hall.state, turned, 'K1', hall.stamp).series;
    expect(first?.blocks).toEqual([{ from: 521, to: 540 }]);
  });

  it('are those of the plan that the day was opened with, until it is over', () => {
    const { hall } = given(twoKiosks, takes('withdrawal'));
    const turned = { ...twoKiosks, kiosks: ['K3', 'K2', 'K1'] };
    expect(numberLease(hall.state, turned, 'K2', hall.stamp).series[0]?.blocks).toEqual([
      { from: 521, to: 540 },
    ]);
    expect(numberLease(hall.state, turned, 'K3', hall.stamp).series).toEqual([]);
  });
});

describe('A kiosk whose numbers run low', () => {
  it('gets another block of each series with fewer than five left, behind everybody’s first', () => {
    given(twoKiosks, ...used(15))
      .when(leases('K1'))
      .thenNothing();
    const hall = given(twoKiosks, ...used(16))
      .when(leases('K1'))
      .thenEvents({ type: 'blockLeased', block: { kiosk: 'K1', series: 'B', from: 541, to: 560 } });
    expect(inSeries(hall, 'K1', 'B').blocks).toEqual([
      { from: 501, to: 520 },
      { from: 541, to: 560 },
    ]);
    hall.take(leases('K1'));
    expect(inSeries(hall, 'K1', 'B').blocks).toHaveLength(2);
    expect(hall.take(gaveOut('B541', 'withdrawal', '08:50'))).toMatchObject({ events: [{ ticket: 'B541' }] });
  });

  it('shares what is left with the others, up to the paper books', () => {
    const narrow = planWith({ kiosks: ['K1', 'K2'], settings: { offlineBlock: 4, paperNumbersFrom: 515 } });
    const { hall } = given(narrow, deskIssues('deposit'));
    expect(hall.take(leases('K1'))).toMatchObject({
      events: ['A', 'B', 'C'].map((series) => ({ block: { series, from: 509, to: 512 } })),
    });
    expect(hall.take(leases('K2'))).toMatchObject({
      events: ['A', 'B', 'C'].map((series) => ({ block: { series, from: 513, to: 514 } })),
    });
    for (const number of ['B501', 'B502', 'B503', 'B504']) hall.take(gaveOut(number, 'withdrawal', '08:50'));
    expect(hall.take(leases('K1'))).toMatchObject({
      refusal: { code: 'offline-numbers-used-up', en: expect.stringContaining('series B') },
    });
  });

  it('never meets the hub’s own numbers: those end before the first block', () => {
    const close = planWith({ kiosks: ['K1'], settings: { kioskNumbersTo: 2, offlineNumbersFrom: 3 } });
    const { hall } = given(close, takes('withdrawal'), takes('withdrawal'));
    expect(inSeries(hall, 'K1', 'B').blocks).toEqual([{ from: 3, to: 22 }]);
    expect(hall.take(takes('withdrawal'))).toMatchObject({ refusal: { code: 'numbers-used-up' } });
    hall.take(gaveOut('B003', 'withdrawal', '08:50'));
    expect(hall.take(takes('withdrawal'))).toMatchObject({ refusal: { code: 'numbers-used-up' } });
  });

  it('asks for itself, in a day that runs', () => {
    given(twoKiosks, takes('deposit'))
      .when(leases('K2', { agent: 'K1' }))
      .thenRefused('numbers-of-another');
    given(twoKiosks, takes('deposit')).when(leases('K2', consultant)).thenRefused('numbers-of-another');
    given(twoKiosks, takes('deposit')).when(leases('K3')).thenRefused('unknown-kiosk');
    given(twoKiosks).when(leases('K1')).thenRefused('day-not-open');
    given(twoKiosks, takes('deposit'), closesWithReasons).when(leases('K1')).thenRefused('day-closed');
    given(twoKiosks, clock('16:00'), deskIssues('deposit'), nextDay('08:00'), tick)
      .when(leases('K1'))
      .thenRefused('day-left-open');
  });
});
