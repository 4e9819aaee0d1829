import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { degradation } from '../../../server/src/domain/failover/degradation.ts';
import type { WholeHall } from '../../hall/whole-hall.ts';
import { verdictOf, type Measured } from './failure-watch.ts';
import { openForScenarios, play, playAfterwards } from './playing.ts';
import { scenarios } from './registry.ts';
import { timesTable } from './times-table.ts';

const silently = async (): Promise<void> => {};
const measured: Measured[] = [];

/** What broke its row's limit. Where the machine was too busy to tell, that is said aloud instead. */
function tooLate(times: readonly Measured[]): readonly Measured[] {
  measured.push(...times);
  for (const time of times.filter((each) => verdictOf(each) === 'undecided'))
    process.stderr.write(
      `UNDECIDED: ${time.row}, ${time.what.en}: ${Math.round(time.ms)} ms, but the machine was starved: ${JSON.stringify(time.load)}\n`,
    );
  return times.filter((each) => verdictOf(each) === 'too late');
}

afterAll(() => {
  process.stdout.write(`\n${timesTable(measured)}\n`);
});

describe('the table of failures', () => {
  it('has a scenario for every row, and no scenario without one', () => {
    expect(scenarios.map(({ id }) => id).sort()).toEqual(degradation.map(({ id }) => id).sort());
  });
});

describe('failures in a hall at work', () => {
  let hall: WholeHall;
  beforeAll(async () => {
    hall = await openForScenarios();
  });
  afterAll(() => hall.close());

  it.each(scenarios.filter(({ ownHall }) => ownHall === undefined))(
    '$id: $title.en',
    async (scenario) => {
      expect(tooLate(await play(scenario, hall, silently))).toEqual([]);
    },
    300_000,
  );

  it.each(scenarios.filter((each) => 'afterwards' in each))(
    '$id: and what comes of it later',
    async (scenario) => {
      await expect(playAfterwards(scenario, hall, silently)).resolves.toBeUndefined();
    },
  );
});

describe('failures in a hall of their own', () => {
  it.each(scenarios.filter(({ ownHall }) => ownHall !== undefined))(
    '$id: $title.en',
    async (scenario) => {
      const hall = await openForScenarios(scenario.ownHall);
      try {
        expect(tooLate(await play(scenario, hall, silently))).toEqual([]);
      } finally {
        await hall.close();
      }
    },
    300_000,
  );
});
