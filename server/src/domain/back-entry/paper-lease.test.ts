import type { Actor } from '@jiaohao/shared';
import { describe, expect, it } from 'vitest';
import { evolve } from '../hall-day/evolve.ts';
import { givenWith } from '../testing/given.ts';
import type { Hall } from '../testing/given.ts';
import { planWith } from '../testing/plans.ts';
import {
  clock,
  closesWithReasons,
  consultant,
  deskIssues,
  nextDay,
  opensDay,
  takes,
  tick,
} from '../testing/steps.ts';
import { paperNumbers } from '../views/paper-numbers.ts';
import { gaveOut, givesBack, leasesPaper, twoKiosks, wrote } from './testing/entries.ts';

const given = givenWith(expect);
const holds = (hall: Hall, desk: string) =>
  paperNumbers(hall.state)
    .leases.filter((lease) => lease.desk === desk && !lease.returned)
    .flatMap(({ blocks }) => blocks.map(({ series, from, to }) => `${series}${from}–${to}`))
    .join(' ');
const small = (more: object = {}) =>
  planWith({ kiosks: ['K1'], settings: { paperBlock: 10, paperNumbersFrom: 970, ...more } });

describe('Paper numbers of the desk', () => {
  it('are leased to one browser, a block of each series, and the next has the next', () => {
    const { hall } = given(
      twoKiosks,
      opensDay,
      leasesPaper('desk-one'),
      leasesPaper('desk-two', { place: 2 }),
    );
    expect(holds(hall, 'desk-one')).toBe('A801–840 B801–840 C801–840');
    expect(holds(hall, 'desk-two')).toBe('A841–880 B841–880 C841–880');
    expect(paperNumbers(hall.state)).toMatchObject({
      from: 801,
      numberDigits: 3,
      few: 10,
      used: [],
      date: '2026-11-23',
      leases: [{ place: 1, by: consultant, at: hall.stamp.at, returned: false }, { place: 2 }],
    });
  });

  it('given two browsers at desk 1, then they have different numbers all the same', () => {
    const { hall } = given(twoKiosks, opensDay, leasesPaper('desk-one'), leasesPaper('desk-two'));
    expect(holds(hall, 'desk-one')).not.toBe(holds(hall, 'desk-two'));
  });

  it('are asked for again without effect while enough are left', () => {
    given(twoKiosks, opensDay, leasesPaper('desk-one')).when(leasesPaper('desk-one')).thenNothing();
    given(twoKiosks, opensDay, leasesPaper('desk-one'))
      .when(leasesPaper('desk-one', { given: ['B830'] }))
      .thenNothing();
  });

  it('come by another block when a series runs low, by the desk’s word or by the books', () => {
    const more = { type: 'paperLeased', desk: 'desk-one', blocks: [{ series: 'B', from: 841, to: 880 }] };
    const hall = given(twoKiosks, opensDay, leasesPaper('desk-one'))
      .when(leasesPaper('desk-one', { given: ['A802', 'B831'] }))
      .thenEvents(more);
    expect(holds(hall, 'desk-one')).toBe('A801–840 B801–840 C801–840 B841–880');
    given(twoKiosks, opensDay, leasesPaper('desk-one'), wrote('B831', 'withdrawal', '08:50'))
      .when(leasesPaper('desk-one'))
      .thenEvents(more);
  });

  it('given another desk now, then its name follows', () => {
    given(twoKiosks, opensDay, leasesPaper('desk-one'))
      .when(leasesPaper('desk-one', { place: 3 }))
      .thenEvents({ type: 'paperLeased', place: 3, blocks: [] });
  });

  it('are used up at the end of the series, and say so', () => {
    const { hall } = given(
      small(),
      opensDay,
      leasesPaper('desk-one'),
      leasesPaper('desk-two'),
      leasesPaper('desk-three'),
    );
    expect(holds(hall, 'desk-three')).toBe('A990–999 B990–999 C990–999');
    expect(hall.take(leasesPaper('desk-four'))).toMatchObject({
      refusal: { code: 'paper-numbers-used-up', en: expect.stringContaining('A B C') },
    });
    expect(hall.take(leasesPaper('desk-one', { given: ['B979'] }))).toMatchObject({
      refusal: { code: 'paper-numbers-used-up', zh: expect.stringContaining('B字纸质号') },
    });
    // On the next day it still keeps what it has, though it gets no more.
    hall.take(nextDay('08:00'));
    hall.take(opensDay);
    expect(hall.take(leasesPaper('desk-one', { given: ['B979'] }))).toMatchObject({
      events: [{ type: 'paperLeased', blocks: [] }],
    });
  });

  it('of four digits go to the end of four digits', () => {
    const four = planWith({
      kiosks: ['K1'],
      settings: { numberDigits: 4, paperNumbersFrom: 9970, paperBlock: 20 },
    });
    const { hall } = given(four, opensDay, leasesPaper('desk-one'), leasesPaper('desk-two'));
    expect(holds(hall, 'desk-two')).toBe('A9990–9999 B9990–9999 C9990–9999');
    expect(hall.take(leasesPaper('desk-one', { given: ['A9980'] }))).toMatchObject({
      refusal: { code: 'paper-numbers-used-up' },
    });
  });

  it('are entered afterwards as those of a paper book, whoever writes them down', () => {
    given(twoKiosks, opensDay, leasesPaper('desk-one'))
      .when(wrote('B802', 'withdrawal', '08:50'))
      .thenEvents({ type: 'ticketBackEntered', ticket: 'B802', source: 'paper' });
    given(twoKiosks, opensDay, leasesPaper('desk-one'))
      .when(gaveOut('B802', 'withdrawal', '08:50'))
      .thenEvents({ type: 'ticketBackEntered' }, { conflict: { what: { kind: 'foreign-number' } } });
  });

  it('are for the staff, in a day that runs', () => {
    const agent: Actor = { agent: 'K1' };
    given(twoKiosks, opensDay)
      .when(leasesPaper('desk-one', { by: agent }))
      .thenRefused('staff-only');
    given(twoKiosks, opensDay).when(givesBack('desk-one', agent)).thenRefused('staff-only');
    given(twoKiosks).when(leasesPaper('desk-one')).thenRefused('day-not-open');
    given(twoKiosks, takes('deposit'), closesWithReasons)
      .when(leasesPaper('desk-one'))
      .thenRefused('day-closed');
    given(twoKiosks, clock('16:00'), deskIssues('deposit'), nextDay('08:00'), tick)
      .when(leasesPaper('desk-one'))
      .thenRefused('day-left-open');
  });
});

describe('Paper numbers that are given back', () => {
  it('are nobody’s for the rest of the day: each block has had one holder', () => {
    const hall = given(twoKiosks, opensDay, leasesPaper('desk-one'))
      .when(givesBack('desk-one'))
      .thenEvents({ type: 'paperReturned', desk: 'desk-one' });
    expect(holds(hall, 'desk-one')).toBe('');
    expect(paperNumbers(hall.state).leases).toMatchObject([{ desk: 'desk-one', returned: true }]);
    hall.take(leasesPaper('desk-two'));
    expect(holds(hall, 'desk-two')).toBe('A841–880 B841–880 C841–880');
    hall.take(leasesPaper('desk-one'));
    expect(holds(hall, 'desk-one')).toBe('A881–920 B881–920 C881–920');
    expect(hall.take(givesBack('desk-nine'))).toMatchObject({ refusal: { code: 'no-paper-numbers' } });
  });

  it('given a journal that tells of numbers given back by who had none, then it is not read on', () => {
    const { hall } = given(twoKiosks, opensDay);
    const event = { type: 'paperReturned', desk: 'desk-nine', at: hall.stamp.at, by: consultant } as const;
    expect(() => evolve(hall.state, event)).toThrow(/paper numbers of desk-nine/);
  });

  it('may be another’s from the next day on; also those given back after closing', () => {
    const { hall } = given(
      twoKiosks,
      opensDay,
      leasesPaper('desk-one'),
      leasesPaper('desk-two'),
      closesWithReasons,
      givesBack('desk-one'),
      nextDay('08:00'),
      opensDay,
      leasesPaper('desk-three'),
    );
    expect(holds(hall, 'desk-two')).toBe('A841–880 B841–880 C841–880');
    expect(holds(hall, 'desk-three')).toBe('A801–840 B801–840 C801–840');
  });
});

describe('The first paper numbers of a browser', () => {
  it('are its own on the days that follow, so that it may begin one without the hub', () => {
    const { hall } = given(
      twoKiosks,
      opensDay,
      leasesPaper('desk-one'),
      leasesPaper('desk-one', { given: ['A835'] }),
      closesWithReasons,
      nextDay('08:00'),
      opensDay,
    );
    expect(holds(hall, 'desk-one')).toBe('A801–840 B801–840 C801–840');
    hall.take(leasesPaper('desk-two'));
    expect(holds(hall, 'desk-two')).toBe('A841–880 B841–880 C841–880');
    // Heard of again, it keeps them for longer.
    expect(hall.take(leasesPaper('desk-one'))).toMatchObject({ events: [{ blocks: [] }] });
    expect(hall.take(leasesPaper('desk-one'))).toMatchObject({ events: [] });
  });

  it('lapse when nobody was heard of for three days', () => {
    const { hall } = given(twoKiosks, opensDay, leasesPaper('desk-one'), closesWithReasons);
    hall.take({ days: 3, clock: '08:00' });
    hall.take(opensDay);
    expect(holds(hall, 'desk-one')).toBe('A801–840 B801–840 C801–840');
    hall.take(closesWithReasons);
    hall.take(nextDay('08:00'));
    hall.take(opensDay);
    expect(holds(hall, 'desk-one')).toBe('');
    hall.take(leasesPaper('desk-two'));
    expect(holds(hall, 'desk-two')).toBe('A801–840 B801–840 C801–840');
  });

  it('given numbers between those of others are free, then they are leased as far as they go', () => {
    const { hall } = given(
      small(),
      opensDay,
      leasesPaper('desk-one'),
      leasesPaper('desk-two'),
      closesWithReasons,
      givesBack('desk-one'),
      nextDay('08:00'),
    );
    const wide = { ...hall.plan, settings: { ...hall.plan.settings, paperBlock: 15 } };
    const later = given(wide).hall;
    later.state = hall.state;
    later.take(nextDay('08:00'));
    later.take(opensDay);
    later.take(leasesPaper('desk-three'));
    expect(holds(later, 'desk-three')).toBe('A970–979 B970–979 C970–979');
    later.take(leasesPaper('desk-three', { given: ['A974'] }));
    expect(holds(later, 'desk-three')).toBe('A970–979 B970–979 C970–979 A990–999');
  });

  it('given a plan that has those numbers no longer, then they are not kept', () => {
    const { hall } = given(small(), opensDay, leasesPaper('desk-one'), closesWithReasons);
    const { plan } = hall;
    const moved = { ...plan, settings: { ...plan.settings, paperNumbersFrom: 975 } };
    const fewer = { ...plan, services: plan.services.filter(({ series }) => series !== 'B') };
    for (const [next, kept] of [
      [moved, ''],
      [fewer, 'A970–979 C970–979'],
    ] as const) {
      const later = given(next).hall;
      later.state = hall.state;
      later.take(nextDay('08:00'));
      later.take(opensDay);
      expect(holds(later, 'desk-one')).toBe(kept);
    }
  });
});
