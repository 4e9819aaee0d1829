import type { Bars } from './bars.ts';
import type { Samples } from './samples.ts';

/** A press to its board, a touch to its ticket: the whole path, at the 99th percentile, ms. */
const pathBarMs = 15;
/** A machine whose own limits take more of the bar than this leaves no room to judge the programs. */
const roomShare = 0.5;

/**
 * Holds a path against the bar; undecided where the machine itself, in the same run, was too slow to say anything about
 * the programs.
 * @param floor what the machine alone needed for the same hops, one sum a sample
 * @param barMs at the 99th percentile
 */
export function judge(bars: Bars, path: Samples, floor: Samples, barMs = pathBarMs): void {
  const machine = `this machine alone needs ${floor.p99.toFixed(2)} ms for the same hops`;
  if (path.p99 > barMs && floor.p99 > barMs * roomShare)
    bars.undecided(
      path.name,
      `p99 ${path.p99.toFixed(2)} ms of at most ${barMs} ms, but ${machine}, which leaves no room`,
    );
  else bars.atMost(`${path.name}, p99`, path.p99, barMs, `ms; ${machine}`);
}
