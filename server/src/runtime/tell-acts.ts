import type { Logger } from 'pino';
import type { ActsToTell } from '../credentials/acts-to-tell.ts';
import { recordAct } from './acts.ts';
import type { Hall } from './hall.ts';

/** Brings what was done to accounts into the hall's journal. */
export interface ActTeller {
  /** Resolves when all that waits is on disk, or cannot be put there yet. */
  readonly tell: () => Promise<void>;
  stop(): void;
}

/** The command line writes beside a running hub, and a full disk gets room again. */
const lookEveryMs = 5000;

export function tellActs(
  hall: Pick<Hall, 'submit'>,
  acts: Pick<ActsToTell, 'waiting' | 'told'>,
  log: Logger,
): ActTeller {
  const tell = async (): Promise<void> => {
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
  const timer = setInterval(() => void tell(), lookEveryMs).unref();
  void tell();
  return {
    tell,
    stop: () => {
      clearInterval(timer);
    },
  };
}
