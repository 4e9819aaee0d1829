import type { Logger } from 'pino';
import type { HallDay, HallEvent, Stamp } from '../domain/index.ts';

/** What became durable in one batch, and the hall after it. */
export interface Recorded {
  readonly events: readonly HallEvent[];
  readonly state: HallDay;
  readonly stamp: Stamp;
}

type Listener = (recorded: Recorded) => void;

/** Passes on what was recorded. A listener that throws keeps nothing from the others. */
export interface Announcer {
  listen(listener: Listener): () => void;
  tell(recorded: Recorded): void;
}

export function createAnnouncer(log: Logger): Announcer {
  const listeners = new Set<Listener>();
  return {
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(recorded) {
      for (const listener of listeners) {
        try {
          listener(recorded);
        } catch (error) {
          log.error({ err: error }, 'what was recorded could not be passed on');
        }
      }
    },
  };
}
