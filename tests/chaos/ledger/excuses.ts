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

/** Troubles of a cable that change what it carries: the printer answers, and what it printed cannot be read. */
const changesBytes: ReadonlySet<string> = new Set([
  'noise',
  'only-noise',
  'drops-bytes',
  'repeats-bytes',
  'wrong-baud',
]);
/** From the ticket to the end of its paper, and what a spoilt command leaves behind for the next one. */
const paperMs = 20_000;

/**
 * Whether paper for a ticket given out at a time may have come out unreadable, or run into its neighbour. No printer
 * tells; its member read the number on the screen.
 */
export function paperSpoilt(troubles: readonly TroubleEpisode[], givenAt: number): boolean {
  return troubles.some(
    ({ subject, trouble, from, to }) =>
      subject.endsWith('-printer') &&
      changesBytes.has(trouble) &&
      from <= givenAt + paperMs &&
      to + paperMs >= givenAt,
  );
}
