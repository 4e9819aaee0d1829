import type { Clock } from './clock.ts';

/**
 * Looks again at what the clock alone changes, hall after hall: a thousand halls need one timer, and never come all at
 * once.
 */
export interface Refreshing {
  /** `lookAgain` is called within fifteen seconds, and every fifteen from then on; returns how to stop. */
  join(lookAgain: () => void): () => void;
  stop(): void;
}

const everyMs = 15_000;
/** Who has joined is spread evenly over so many moments. */
const parts = 60;

export function createRefreshing(clock: Clock): Refreshing {
  const looks = Array.from({ length: parts }, () => new Set<() => void>());
  let joined = 0;
  let part = 0;
  let callOff: () => void;
  const wait = (): void => {
    callOff = clock.schedule(clock.now() + everyMs / parts, () => {
      wait();
      part = (part + 1) % parts;
      for (const look of looks[part] ?? []) look();
    });
  };
  wait();
  return {
    join(lookAgain) {
      const place = looks[(part + (joined % parts)) % parts];
      joined += 1;
      const own = (): void => lookAgain();
      place?.add(own);
      return () => void place?.delete(own);
    },
    stop() {
      callOff();
    },
  };
}
