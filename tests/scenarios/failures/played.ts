import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WholeHall } from '../../hall/whole-hall.ts';
import { verdictOf, type Measured } from './failure-watch.ts';
import { openForScenarios, play, playAfterwards } from './playing.ts';
import type { FailureScenario } from './scenario.ts';
import { timesTable } from './times-table.ts';

/** Nobody reads along what is done in a test. */
const silently = async (): Promise<void> => {};

/** Plays scenarios one after the other in one hall, and what comes of them later. */
export function playedInOneHall(scenarios: readonly FailureScenario[]): void {
  const tooLate = timekeeper();
  let hall: WholeHall;
  beforeAll(async () => {
    hall = await openForScenarios();
  });
  afterAll(() => hall.close());

  it.each(scenarios)(
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
}

/** Plays each scenario in a hall of its own. */
export function playedAlone(scenarios: readonly FailureScenario[]): void {
  const tooLate = timekeeper();
  it.each(scenarios)(
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
}

/**
 * What broke its row's limit. Where the machine was too busy to tell, that is said aloud instead. What was measured of a
 * file's rows is told as a table when all of them are through.
 */
function timekeeper(): (times: readonly Measured[]) => readonly Measured[] {
  const measured: Measured[] = [];
  afterAll(() => {
    process.stdout.write(`\n${timesTable(measured)}\n`);
  });
  return (times) => {
    measured.push(...times);
    for (const time of times.filter((each) => verdictOf(each) === 'undecided'))
      process.stderr.write(
        `UNDECIDED: ${time.row}, ${time.what.en}: ${Math.round(time.ms)} ms, but the machine was starved: ${JSON.stringify(time.load)}\n`,
      );
    return times.filter((each) => verdictOf(each) === 'too late');
  };
}
