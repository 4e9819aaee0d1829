import { describe, expect, it } from 'vitest';
import type { Actor } from '@jiaohao/shared';
import { givenWith } from '../../testing/given.ts';
import { plainHall } from '../../testing/plans.ts';
import { closesWithReasons, deskIssues, nextDay, NINE, opensDay, takes } from '../../testing/steps.ts';
import type { Step } from '../../testing/steps.ts';
import { snapshotOf } from '../snapshot.ts';

const given = givenWith(expect);

const does = (actor: Actor): Step => ({
  command: { kind: 'record-act', act: 'roles-changed', about: '03 clerk admin' },
  actor,
});
const administrator: Actor = { staff: '90' };
const recorded = { type: 'actRecorded', act: 'roles-changed', about: '03 clerk admin' };

describe('What is done around the hall', () => {
  it('is written down with who did it and when, and changes nothing of the day', () => {
    const { hall, when } = given(plainHall, opensDay, deskIssues('deposit'));
    const before = snapshotOf({ ...hall.state, lastEventAt: 0 });
    when(does(administrator)).thenEvents({ ...recorded, at: NINE, by: administrator });
    expect(snapshotOf({ ...hall.state, lastEventAt: 0 })).toEqual(before);
  });

  it('is written down before the first day, after closing, and over a day left open', () => {
    given(plainHall)
      .when(does({ hub: 'command-line' }))
      .thenEvents(recorded);
    given(plainHall, opensDay, closesWithReasons).when(does(administrator)).thenEvents(recorded);
    given(plainHall, takes('deposit'), nextDay('09:00')).when(does(administrator)).thenEvents(recorded);
  });

  it('does not keep the first day from opening', () => {
    given(plainHall, does(administrator)).when(opensDay).thenEvents({ type: 'dayOpened' });
  });
});
