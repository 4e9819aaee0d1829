import { describe, expect, it } from 'vitest';
import { menu } from '../../testing/invented.ts';
import { adult, again, allWell, cardOf, given } from '../../testing/visits.ts';
import { pageFor } from '../page.ts';
import type { Surroundings } from './visit.ts';

describe('numbers that never came out on paper', () => {
  const around: Surroundings = { ...allWell, menu: { ...menu, unprinted: ['B007', 'B011'] } };
  const b011 = { touch: 'reprint-number', ticket: 'B011' } as const;

  it('are offered on the start page once the printer works, and printed as a reprint', () => {
    expect(pageFor(given().state, around)).toMatchObject({ page: 'start', unprinted: ['B007', 'B011'] });
    const asked = given().touched(b011, 'repr-0001', around);
    expect(asked.done).toEqual([
      { effect: 'send', id: 'repr-0001', command: { kind: 'reprint', ticket: 'B011' } },
    ]);
    expect(asked.when(again('repr-0001')).done).toMatchObject([
      { effect: 'print', paper: { reprint: true } },
    ]);
  });

  it('are no others than those of the list, and none while printer or hub are away', () => {
    const other = { touch: 'reprint-number', ticket: 'B001' } as const;
    expect(given().touched(other, 'repr-0001', around).effects).toEqual([]);
    for (const without of [
      { ...around, printerWorks: false },
      { ...around, hub: 'away' as const },
    ]) {
      expect(pageFor(given().state, without)).toMatchObject({ unprinted: [] });
      expect(given().touched(b011, 'repr-0001', without).effects).toEqual([]);
    }
  });
});

describe('who waits, for the staff', () => {
  const roster = { hall: null, asOf: '2026-11-23 09:30', services: [], windows: [] };
  const around: Surroundings = { ...allWell, hub: 'away', roster };
  const opened = () => given().touched({ touch: 'roster' }, 'rost-0001', around);

  it('stands on the screen and is printed on demand; what became of the paper is said', () => {
    expect(pageFor(opened().state, around)).toMatchObject({
      page: 'roster',
      sheet: roster,
      print: 'not-asked',
    });
    const asked = opened().touched({ touch: 'print-roster' }, 'prin-0001', around);
    expect(asked.done).toEqual([
      { effect: 'print', id: 'prin-0001', paper: { paper: 'roster', sheet: roster } },
    ]);
    // A second touch prints no second one.
    expect(asked.touched({ touch: 'print-roster' }, 'prin-0002', around).effects).toEqual([]);
    const ended = (printed: boolean) => asked.when({ kind: 'print-ended', id: 'prin-0001', printed }, around);
    expect(ended(true).state.visit).toMatchObject({ print: 'printed' });
    expect(ended(false).state.visit).toMatchObject({ print: 'failed' });
    expect(asked.timedOut().state.visit).toMatchObject({ print: 'failed' });
    expect(ended(true).touched({ touch: 'leave' }).state.visit.at).toBe('start');
  });

  it('is not printed where no printer works, and gives way to a member with a card', () => {
    const broken = { ...around, printerWorks: false };
    expect(opened().touched({ touch: 'print-roster' }, 'prin-0001', broken).effects).toEqual([]);
    expect(opened().when(cardOf(adult)).state.visit).toMatchObject({ at: 'choosing', person: adult });
  });

  it('can be had while the hall is closed, but not over another’s visit', () => {
    const closed = { ...around, menu: { ...menu, issuing: false } };
    expect(given().touched({ touch: 'roster' }, 'rost-0001', closed).state.visit.at).toBe('roster');
    const visit = given().when(cardOf(adult));
    expect(visit.touched({ touch: 'roster' }, 'rost-0001', around).effects).toEqual([]);
  });
});
