import { setTimeout as pause } from 'node:timers/promises';

const longestMs = 8_000;

/** A promise that people wait for no longer than a while; rejects then. */
export async function deadlined<T>(promised: Promise<T>): Promise<T> {
  const enough = new AbortController();
  promised.catch(() => {});
  try {
    return await Promise.race([
      promised,
      pause(longestMs, undefined, { signal: enough.signal }).then((): never => {
        throw new Error(`no answer for ${longestMs} ms`);
      }),
    ]);
  } finally {
    enough.abort();
  }
}
