import { describe, expect, it } from 'vitest';
import { evolve } from '../hall-day/evolve.ts';
import { JournalMismatchError } from '../hall-day/lookup.ts';
import { dutyView } from '../views/duty.ts';
import { givenWith } from '../testing/given.ts';
import { plainHall } from '../testing/plans.ts';
import { NINE, opensDay, sees } from '../testing/steps.ts';

const given = givenWith(expect);
const said = { at: NINE, by: { staff: '900' } } as const;

describe('A journal that tells of failures', () => {
  const { hall } = given(plainHall, opensDay, sees('reader', 'silent'));

  it('speaks only of what is open', () => {
    const { state } = hall;
    expect(() => evolve(state, { ...said, type: 'outageEnded', outage: 'core' })).toThrow(
      'the day knows no outage core',
    );
    expect(() => evolve(state, { ...said, type: 'crowdingEnded', service: 'loan' })).toThrow(
      'crowding of loan',
    );
    expect(() => evolve(state, { ...said, type: 'incidentQuiet', incident: 'x' })).toThrow(
      JournalMismatchError,
    );
  });

  it('has a row of the table for every incident', () => {
    const { state, stamp } = given(plainHall, opensDay, sees('reader', 'silent')).hall;
    const [incident] = state.failures.incidents.values();
    evolve(state, { ...said, type: 'incidentOpened', incident: { ...incident!, fault: 'paper-out' } });
    expect(() => dutyView(state, stamp)).toThrow('row for incident 2026-11-23-1: card-reader paper-out');
  });
});
