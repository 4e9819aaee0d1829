import type { NumberLease } from '@jiaohao/shared';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lease } from '../../testing/invented.ts';
import { givingDate, nextNumber, runsLow, type NumberOfDate } from './numbers.ts';

const today = '2026-11-23';
const tomorrow = '2026-11-24';
const given = (...tickets: string[]): NumberOfDate[] => tickets.map((ticket) => ({ date: today, ticket }));
const rent = (day: string, taken: readonly NumberOfDate[] = []) =>
  nextNumber(lease, 'withdrawal-rent', day, taken);

describe('the numbers a kiosk has leased', () => {
  it('are given in order, block after block, without those the hub has in its books', () => {
    expect(rent(today)).toBe('B501');
    expect(rent(today, given('B501'))).toBe('B503');
    expect(rent(today, given('B501', 'B503'))).toBe('B561');
  });

  it('have as many digits as the hall’s', () => {
    const long: NumberLease = { ...lease, numberDigits: 4 };
    expect(nextNumber(long, 'withdrawal-rent', today, given('B0501'))).toBe('B0503');
    const far: NumberLease = {
      ...long,
      series: [{ series: 'B', blocks: [{ from: 5001, to: 5002 }], used: [5001] }],
    };
    expect(nextNumber(far, 'withdrawal-rent', today, [])).toBe('B5002');
    expect(nextNumber(far, 'withdrawal-rent', today, given('B5002'))).toBeNull();
  });

  it('are used up when nothing is left of any block', () => {
    expect(rent(today, given('B501', 'B503', 'B561', 'B562', 'B563'))).toBeNull();
  });

  it('are shared by services of one series', () => {
    const taken = given('B501');
    expect(nextNumber(lease, 'account-transfer', today, taken)).toBe('B503');
    expect(nextNumber(lease, 'loan-application', today, taken)).toBe('C501');
    expect(nextNumber(lease, 'unheard-of', today, taken)).toBeNull();
  });

  it('begin again with the first block alone on a later date, of which the hub has said nothing', () => {
    expect(rent(tomorrow, given('B501', 'B503'))).toBe('B501');
    const all = ['B501', 'B502', 'B503'].map((ticket) => ({ date: tomorrow, ticket }));
    expect(rent(tomorrow, all.slice(0, 1))).toBe('B502');
    expect(rent(tomorrow, all)).toBeNull();
  });

  it('begin with the first block when the hub has never had a day', () => {
    expect(nextNumber({ ...lease, date: null }, 'withdrawal-rent', today, [])).toBe('B501');
    expect(nextNumber({ ...lease, date: null }, 'withdrawal-rent', today, given('B501'))).toBe('B502');
  });

  it('count for the hub’s day when this machine’s clock is behind it', () => {
    expect(givingDate(lease, '2026-11-20')).toBe(today);
    expect(rent('2026-11-20', given('B501'))).toBe('B503');
    expect(givingDate(lease, tomorrow)).toBe(tomorrow);
  });

  it('run low when fewer than five are left of a series', () => {
    expect(runsLow(lease, today, [])).toBe(false);
    expect(runsLow(lease, today, given('B501'))).toBe(true);
    expect(runsLow(lease, tomorrow, [])).toBe(true);
  });

  const anyLease: fc.Arbitrary<NumberLease> = fc
    .record({
      blocks: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 4 }),
      used: fc.array(fc.integer({ min: 501, max: 800 })),
      date: fc.constantFrom(today, tomorrow, null),
    })
    .map(({ blocks, used, date }) => ({
      ...lease,
      date,
      series: [
        { series: 'B', used, blocks: blocks.map((at) => ({ from: 501 + at * 10, to: 509 + at * 10 })) },
      ],
    }));

  it('are never given twice on a date, nor any the hub has, whatever the lease', () => {
    fc.assert(
      fc.property(anyLease, fc.constantFrom(today, tomorrow), (leased, day) => {
        const taken: NumberOfDate[] = [];
        const date = givingDate(leased, day);
        for (
          let ticket = nextNumber(leased, 'withdrawal-rent', day, taken);
          ticket !== null;
          ticket = nextNumber(leased, 'withdrawal-rent', day, taken)
        ) {
          expect(taken.map((each) => each.ticket)).not.toContain(ticket);
          const number = Number(ticket.slice(1));
          const [row] = leased.series;
          expect(date === leased.date && row?.used.includes(number)).toBe(false);
          expect(row?.blocks.some(({ from, to }) => from <= number && number <= to)).toBe(true);
          taken.push({ date, ticket });
        }
      }),
      { numRuns: 60 },
    );
  });
});
