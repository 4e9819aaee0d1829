import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createRandom } from '../../hardware-sim/src/hall/random.ts';
import { root } from '../hall/processes.ts';
import { makeCrashHall } from './hall/crash-hall.ts';
import type { Discrepancy } from './ledger/ledger.ts';
import { playRound } from './round.ts';
import { Tally } from './tally.ts';

export interface KillsOptions {
  readonly kills: number;
  readonly seed: number;
  /** Called after each hall. */
  readonly progress?: (tally: Tally) => void;
}

export interface KillsReport {
  readonly tally: Tally;
  /** Everything that is not as it should be; empty when all is well. */
  readonly wrong: readonly Discrepancy[];
  /** Where the journal of the hall that went wrong lies; null when all is well. */
  readonly kept: string | null;
}

/** A hall is brought to rest and its books are closed after this many kills: a day's numbers are not without end. */
const killsAHall = 150;

/** Kills programs of one hall after the other, until there are enough or something does not agree. */
export async function runKills({ kills, seed, progress = () => {} }: KillsOptions): Promise<KillsReport> {
  const folder = resolve(root, `run/crash/seed-${seed}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const compileCache = resolve(root, 'run/crash/compile-cache');
  const tally = new Tally();
  const random = createRandom(seed);
  const hall = await makeCrashHall(folder);
  while (tally.killed < kills) {
    const round = join(folder, `hall-${tally.rounds + 1}`);
    const killsUntil = Math.min(kills, tally.killed + killsAHall);
    const wrong = await playRound({
      hall,
      folder: round,
      compileCache,
      killsUntil,
      random: random.fork(tally.rounds),
      tally,
    });
    progress(tally);
    if (wrong.length > 0) return { tally, wrong, kept: round };
    rmSync(round, { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
  return { tally, wrong: [], kept: null };
}
