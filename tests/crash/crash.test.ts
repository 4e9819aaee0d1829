import { describe, expect, it } from 'vitest';
import { runKills } from './kills.ts';
import { powerFigures } from './power/power-tally.ts';
import { runPowerCuts } from './power/power-cuts.ts';
import { figures } from './tally.ts';

/** The long runs are made by hand: `npm run crash -- --kills 2000 --power-cuts 1000`. */
const seed = 11;

describe('a hall that crashes', () => {
  it('given hubs, cables and agents are killed at any instant, when all is quiet, then nothing acknowledged is lost and nothing was done twice', async () => {
    const { tally, wrong } = await runKills({ kills: 16, seed });
    process.stdout.write(`\n${figures(tally).join('\n')}\n`);
    expect(wrong).toEqual([]);
    expect(tally.hubsKilled).toBeGreaterThan(2);
    expect(tally.acknowledged).toBeGreaterThan(50);
  }, 240_000);

  it('given the power goes in the middle of commits, when the hub opens what the disk has, then nothing acknowledged is lost and nothing is there twice', async () => {
    const { tally, wrong } = await runPowerCuts({ cuts: 20, seed, rarely: 1 });
    process.stdout.write(`\n${powerFigures(tally).join('\n')}\n`);
    expect(wrong).toEqual([]);
    expect(tally.cuts).toBe(20);
    expect(tally.acknowledged).toBeGreaterThan(100);
  }, 400_000);
});
