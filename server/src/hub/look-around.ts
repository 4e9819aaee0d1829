import type { Logger } from 'pino';
import type { HallOfHub } from './hall-of-hub.ts';
import type { Stores } from './stores.ts';

/** The command line writes beside a running hub, and a full disk gets room again. */
const lookEveryMs = 5000;

type Looked = Pick<HallOfHub, 'id' | 'lookAtSettings' | 'tellActs'>;

/** The files that others write to as well. */
interface LookedInto {
  readonly credentials: Pick<Stores['credentials'], 'hallsWithActs'>;
  readonly planBooks: Pick<Stores['planBooks'], 'hallsWithActs' | 'changesByOthers'>;
}

/**
 * Takes up what the command line does beside the running hub, and brings into the journals what could not be brought there
 * at once. One question to each file tells which halls it is about. Returns how to stop.
 */
export function lookAround(
  halls: ReadonlyMap<string, Looked>,
  { credentials, planBooks }: LookedInto,
  log: Logger,
): () => void {
  let changes: number | null = null;
  const look = (): void => {
    const newest = planBooks.changesByOthers();
    if (newest !== changes) for (const hall of halls.values()) hall.lookAtSettings();
    changes = newest;
    for (const id of new Set([...credentials.hallsWithActs(), ...planBooks.hallsWithActs()]))
      void halls.get(id)?.tellActs();
  };
  const trying = (): void => {
    try {
      look();
    } catch (error) {
      log.error({ err: error }, 'what was done beside the running hub could not be looked up; tried again');
    }
  };
  trying();
  const timer = setInterval(trying, lookEveryMs).unref();
  return () => {
    clearInterval(timer);
  };
}
