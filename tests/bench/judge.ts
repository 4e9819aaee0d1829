import type { Samples } from './samples.ts';

/** A press to its board, a touch to its ticket: the whole path, at the 99th percentile, ms. */
const pathBarMs = 15;
/** A machine whose own limits take more of the bar than this leaves no room to judge the programs. */
const roomShare = 0.5;

export interface Verdict {
  readonly passed: boolean;
  /** False where the machine itself, in the same run, was too slow to say anything about the programs. */
  readonly counts: boolean;
  readonly words: string;
}

/**
 * Holds a path against the bar.
 * @param floor what the machine alone needed for the same hops, one sum a sample
 * @param barMs at the 99th percentile
 */
export function judge(path: Samples, floor: Samples, barMs = pathBarMs): Verdict {
  const passed = path.p99 <= barMs;
  const counts = floor.p99 <= barMs * roomShare;
  const figures = `p99 ${path.p99.toFixed(2)} ms of ${barMs} ms allowed`;
  const machine = `this machine alone needs ${floor.p99.toFixed(2)} ms for the same hops`;
  if (passed) return { passed, counts, words: `PASS       ${path.name}: ${figures}; ${machine}` };
  if (counts) return { passed, counts, words: `FAIL       ${path.name}: ${figures}; ${machine}` };
  return {
    passed,
    counts,
    words: `UNDECIDED  ${path.name}: ${figures}, but ${machine}, which leaves no room`,
  };
}
