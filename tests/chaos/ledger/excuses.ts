import type { WindowNumber } from '@jiaohao/shared';
import type { TroubleEpisode } from './evidence.ts';

/** Times at which a board could not be expected to show what it should. */
export interface Excuses {
  /** Whether something between board and hub was broken, or not yet well again, at any time from … to …. */
  covers(window: WindowNumber, from: number, to: number): boolean;
}

/** After a repair: a board is tried again, an agent and a hub start and connect. */
const recoveryMs = 15_000;
/** What a call needs to be on the board when all is well; a trouble this soon after it may have come first. */
const onItsWayMs = 4_000;

/** Whose trouble is a board's: its own, its line's, the display agent's, the hub's. */
export function boardExcuses(troubles: readonly TroubleEpisode[]): Excuses {
  return {
    covers: (window, from, to) =>
      troubles.some(
        (trouble) =>
          concerns(trouble, window) && trouble.from - onItsWayMs <= to && trouble.to + recoveryMs >= from,
      ),
  };
}

function concerns({ subject }: TroubleEpisode, window: WindowNumber): boolean {
  return subject === `board-${window}` || subject === 'strip-bus' || subject === 'D1' || subject === 'hub';
}
