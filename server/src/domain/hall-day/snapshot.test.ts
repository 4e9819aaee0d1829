import { describe, expect, it } from 'vitest';
import { givenWith } from '../testing/given.ts';
import { plainHall } from '../testing/plans.ts';
import { calls, closesWithReasons, holds, logsIn, person, takes } from '../testing/steps.ts';
import type { HallEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { snapshotOf } from './snapshot.ts';
import { initialState } from './day-at-first.ts';

describe('A day as plain data', () => {
  const { hall } = givenWith(expect)(
    plainHall,
    logsIn(1),
    takes('withdrawal', { member: person('zhang') }),
    takes('withdrawal'),
    calls(1),
    holds(1),
  );

  it('has maps, sets and lanes in their order', () => {
    expect(snapshotOf(hall.state)).toMatchObject({
      date: '2026-11-23',
      people: [[person('zhang').key, ['B001']]],
      windows: [
        [1, { held: ['B001'], directed: [] }],
        [2, {}],
        [3, {}],
        [4, {}],
      ],
      services: [
        ['deposit', {}],
        ['withdrawal', { regular: ['B002'] }],
        ['loan', {}],
      ],
    });
  });

  it('is the same for a day rebuilt from its journal', () => {
    const journal: HallEvent[] = JSON.parse(JSON.stringify(hall.journal));
    const rebuilt = journal.reduce((state, event) => evolve(state, event), initialState(plainHall));
    expect(snapshotOf(rebuilt)).toEqual(snapshotOf(hall.state));
  });

  it('ends with every ticket accounted for', () => {
    hall.take(closesWithReasons);
    expect(hall.state.counts).toMatchObject({ abandoned: 2, waiting: 0, held: 0 });
  });
});
