import type { BoardDesired, DeviceFault } from '@jiaohao/shared';
import type { Clock } from '../line/clock.ts';
import type { BoardOutcome } from './board-driver.ts';

/** How a trial of a board ended: `overtaken`: something else was to be shown meanwhile. */
export type TrialEnd = 'confirmed' | 'overtaken' | 'not-confirmed' | { readonly fault: DeviceFault };

/** A pattern that a board shows for a moment, to prove itself. */
export interface BoardTrial {
  readonly pattern: BoardDesired;
  readonly ended: Promise<TrialEnd>;
  /** The board did, or did not, what it was told while the trial is on. */
  learn(outcome: BoardOutcome, isShow: boolean): void;
  /** Something else is to be shown. */
  overtake(): void;
  lose(): void;
}

/** A board that is asked and says nothing of it for this long has not confirmed, ms. */
const confirmWithinMs = 10_000;
/** Somebody should see the pattern, ms. */
const shownForMs = 4000;

/** Begins a trial; `over` is called once, when the board should show again what is desired. */
export function beginTrial(pattern: BoardDesired, clock: Clock, over: () => void): BoardTrial {
  const { promise: ended, resolve } = Promise.withResolvers<TrialEnd>();
  let isOver = false;
  let isConfirmed = false;
  const end = (how: TrialEnd): void => {
    if (isOver) return;
    isOver = true;
    callOff();
    resolve(how);
    over();
  };
  let callOff = clock.schedule(confirmWithinMs, () => end('not-confirmed'));
  return {
    pattern,
    ended,
    learn(outcome, isShow) {
      if (isOver || isConfirmed) return;
      if (outcome === 'done' && isShow) {
        isConfirmed = true;
        callOff();
        callOff = clock.schedule(shownForMs, () => end('confirmed'));
      } else if (outcome === 'silent') end({ fault: 'silent' });
      else if (typeof outcome === 'object') end({ fault: outcome.refusedFor });
    },
    // What stood there for a while was seen and confirmed, whatever comes now.
    overtake: () => end(isConfirmed ? 'confirmed' : 'overtaken'),
    lose: () => end({ fault: 'unplugged' }),
  };
}
