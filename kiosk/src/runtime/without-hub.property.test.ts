import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Touch } from '../domain/visit/visit.ts';
import { KioskDay, type Happening } from '../testing/kiosk-day.ts';

const happenings: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('visit'),
      card: fc.constantFrom('zhang', 'li', null),
      green: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('touch'),
      touch: fc.constantFrom<Touch>(
        { touch: 'noted' },
        { touch: 'reprint' },
        { touch: 'another' },
        { touch: 'leave' },
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('hub'), here: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('answers'), most: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 5, arbitrary: fc.record({ what: fc.constant('paper'), printed: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('wait'), seconds: fc.constantFrom(5, 15, 70) }) },
  fc.record({ what: fc.constant('printer'), works: fc.boolean() }),
  { weight: 3, arbitrary: fc.record({ what: fc.constant('killed'), after: fc.nat(7) }) },
);

describe('whatever happens to hub, printer and kiosk, and whenever the kiosk is killed', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 1, 31) }));
  afterEach(() => void vi.useRealTimers());

  it('every number that was seen is in the books once, everybody has theirs or is the desk’s, and no paper came twice unmarked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happenings, { maxLength: 60, size: 'max' }), async (story) => {
        const day = new KioskDay();
        try {
          day.hub(true);
          for (const happening of story) await day.do(happening);
          await day.evening();
          expect(day.running.kiosk.page.page).toBe('start');
          expect(day.outbox).toEqual([]);
          const { tickets, twice } = day.books;
          for (const number of day.seen) expect([number, tickets.has(number)]).toEqual([number, true]);
          for (const [number, times] of day.firstPapers) expect([number, times]).toEqual([number, 1]);
          expect(twice).toEqual([]);
          for (const [number, { delivery, open }] of tickets)
            expect([number, open && delivery === 'printing']).toEqual([number, false]);
          // Who saw nothing but the paper of a dead kiosk is the desk's; who holds paper is not called in vain.
          for (const [number] of day.firstPapers)
            expect([number, tickets.get(number)?.open]).toEqual([number, true]);
        } finally {
          day.end();
        }
      }),
      { numRuns: 120 },
    );
  });
});
