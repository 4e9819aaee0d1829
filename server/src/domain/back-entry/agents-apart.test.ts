import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLife, live } from '../../testing/apart-lives.ts';
import { apartHall } from '../../testing/hall-apart.ts';
import type { HallEvent } from '../hall-day/events.ts';
import { evolve } from '../hall-day/evolve.ts';
import { snapshotOf } from '../hall-day/snapshot.ts';
import { initialState } from '../hall-day/day-at-first.ts';

describe('Whatever agents bring back from a time without the hub, in whatever order', () => {
  it('nothing is lost, nothing is entered twice, and no rule of the hall is broken', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const { journal } = live(life);
        let numbers = new Set<string>();
        for (const event of journal) {
          if (event.type === 'dayOpened') numbers = new Set();
          if (event.type !== 'ticketIssued' && event.type !== 'ticketBackEntered') continue;
          expect(numbers).not.toContain(event.ticket);
          numbers.add(event.ticket);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the journal gives back the day that was running, and each conflict was ended by nobody but a person or its ticket', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const hall = live(life);
        const journal: HallEvent[] = JSON.parse(JSON.stringify(hall.journal));
        const rebuilt = journal.reduce((state, event) => evolve(state, event), initialState(apartHall));
        expect(snapshotOf(rebuilt)).toEqual(JSON.parse(JSON.stringify(snapshotOf(hall.state))));
        const found = journal.filter(({ type }) => type === 'conflictFound').length;
        const resolved = journal.filter(({ type }) => type === 'conflictResolved').length;
        expect(hall.state.backEntry.conflicts.size).toBe(found - resolved);
      }),
      { numRuns: 100 },
    );
  });
});
