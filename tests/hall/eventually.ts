import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits until `look` returns something other than undefined, looking again and again; fails with the last look's error, or
 * with `what`, after a deadline that is generous: a slow machine must not fail a test.
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
  deadlineMs = 30_000,
): Promise<T> {
  const end = performance.now() + deadlineMs;
  let last: unknown;
  for (;;) {
    try {
      const seen = await look();
      if (seen !== undefined) return seen;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end) throw new Error(`never came: ${what}`, { cause: last });
    await pause(20);
  }
}
