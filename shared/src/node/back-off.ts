const shortestMs = 100;
const firstMs = 400;
const longestMs = 2000;
/** A hub that refuses the secret will refuse it again; a technician has to come first. */
const refusedMs = { least: 2000, most: 6000 };

/** How the tries since the last session with the hub went. */
export interface Tries {
  /** How many failed in a row, counted from 0. */
  readonly failed: number;
  /** The last one was refused for its name or secret. */
  readonly refused: boolean;
}

/**
 * Pause before the next try to reach the hub, ms; `random` from 0 to 1. Between 0.1 s and a bound that doubles from 0.4 s
 * to 2 s, anywhere in between with equal chance: a thousand agents that lost the hub in one moment come back spread over
 * time, and the last of them 2 s after the hub serves again. A refused agent waits 2 to 6 s.
 */
export function pauseBeforeTry({ failed, refused }: Tries, random: number): number {
  if (refused) return between(refusedMs.least, refusedMs.most, random);
  return between(shortestMs, Math.min(longestMs, firstMs * 2 ** Math.min(failed, 10)), random);
}

function between(least: number, most: number, random: number): number {
  return Math.round(least + random * (most - least));
}
