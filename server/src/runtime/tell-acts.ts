import type { Logger } from 'pino';
import type { ActsToTell } from '../credentials/acts-to-tell.ts';
import { recordAct } from './acts.ts';
import type { Hall } from './hall.ts';

/**
 * Brings what was done to accounts, or to the settings, into the hall's journal; resolves when all that waits is on disk,
 * or cannot be put there yet.
 */
export type ActTeller = () => Promise<void>;

export function tellActs(
  hall: Pick<Hall, 'submit'>,
  acts: Pick<ActsToTell, 'waiting' | 'told'>,
  log: Logger,
): ActTeller {
  return async () => {
    try {
      for (const act of acts.waiting()) {
        const answer = await recordAct(hall, act);
        if (answer.outcome === 'refused') return;
        acts.told(act.id);
      }
    } catch (error) {
      log.error(
        { err: error },
        'what was done to accounts could not be brought into the journal; tried again',
      );
    }
  };
}
