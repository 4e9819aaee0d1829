import { describe, expect, it } from 'vitest';
import { plainHall } from '../testing/plans.ts';
import { evolve } from './evolve.ts';
import { isJournalMismatch, serviceOf, ticketOf, windowOf } from './lookup.ts';
import { initialState } from './day-at-first.ts';

describe('A journal that names what its day does not know', () => {
  const day = initialState(plainHall);

  it('is a bug with a code, not a refusal', () => {
    for (const lookup of [
      () => windowOf(day, 9),
      () => serviceOf(day, 'pension'),
      () => ticketOf(day, 'A001'),
    ]) {
      expect(lookup).toThrow(/^the day knows no /);
    }
    const impossible = () => evolve(day, { type: 'windowOpened', window: 9, at: 0, by: { hub: 'clock' } });
    expect(impossible).toThrow(expect.toSatisfy(isJournalMismatch));
    expect(isJournalMismatch(new Error('something else'))).toBe(false);
  });
});
