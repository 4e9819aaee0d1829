import type { Samples } from './samples.ts';

/** The whole path, at the 99th percentile, ms. */
const barMs = 15;
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
 */
export function judge(path: Samples, floor: Samples): Verdict {
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
