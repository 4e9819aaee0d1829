import { describe, expect, it } from 'vitest';
import { offlineSlip, roster } from '../testing/invented.ts';
import type { GivenNumber } from './offline/given-number.ts';
import { rosterSheet } from './roster-sheet.ts';

const today = '2026-11-23';
const wall = () => '2026-11-23 09:30';
const given = (ticket: string, more: Partial<GivenNumber> = {}): GivenNumber => ({
  id: `touch-${ticket}`,
  date: today,
  ticket,
  issuedAt: roster.at,
  slip: { ...offlineSlip, ticket, class: ticket === 'B503' ? 'green' : 'regular' },
  person: null,
  delivery: 'printed',
  insteadOf: [],
  sent: 0,
  enteredAt: null,
  ...more,
});
const numbersOf = (sheet: ReturnType<typeof rosterSheet>) =>
  sheet.services.map(({ waiting }) => waiting.map(({ ticket }) => ticket));

describe('who waits', () => {
  it('is the hub’s list in its order, and behind it what this kiosk has given out since', () => {
    const sheet = rosterSheet(roster, today, [given('B501'), given('B503')], wall);
    expect(sheet.asOf).toBe('2026-11-23 09:30');
    expect(sheet.services).toHaveLength(1);
    expect(sheet.services[0]?.waiting).toEqual([
      { ticket: 'B009', class: 'green', offline: false },
      { ticket: 'B007', class: 'regular', offline: false },
      { ticket: 'B501', class: 'regular', offline: true },
      { ticket: 'B503', class: 'green', offline: true },
    ]);
  });

  it('names nobody twice, and nobody who has gone in the hub’s own books', () => {
    const entered = { enteredAt: roster.at - 1 };
    const listed = { ...roster.services[0]!, tickets: [{ ticket: 'B501', class: 'regular' as const }] };
    const sheet = rosterSheet(
      { ...roster, services: [listed] },
      today,
      [given('B501', entered), given('B503', entered)],
      wall,
    );
    expect(numbersOf(sheet)).toEqual([['B501']]);
  });

  it('tells of windows with someone in hand or someone waiting for them alone', () => {
    expect(rosterSheet(roster, today, [], wall).windows).toMatchObject([
      { window: 3, ticket: 'B006', directed: ['B004'] },
    ]);
  });

  it('of another day, or of none, leaves the numbers of this kiosk under their services', () => {
    const others = given('C501', {
      slip: { ...offlineSlip, ticket: 'C501', service: 'loan-application' },
    });
    const numbers = [given('B501'), others, given('B503')];
    for (const old of [null, { ...roster, date: '2026-11-22' }]) {
      const sheet = rosterSheet(old, today, numbers, wall);
      expect(sheet.asOf).toBeNull();
      expect(sheet.windows).toEqual([]);
      expect(numbersOf(sheet)).toEqual([['B501', 'B503'], ['C501']]);
    }
  });
});
