/** Bytes of noise within a window that make a cable suspect. */
const suspectBytes = 64;
const windowMs = 60_000;

/**
 * Judges a line by the bytes that belonged to no frame: a few at plug-in are normal, many within a minute are a bad
 * cable, a wrong speed or a second program on the port.
 */
export function createLineNoise(now: () => number = Date.now): { isNoisy(skippedTotal: number): boolean } {
  let seen: { at: number; total: number }[] = [];
  return {
    isNoisy(skippedTotal) {
      const at = now();
      if (seen.at(-1)?.total !== skippedTotal || seen.length === 0) seen.push({ at, total: skippedTotal });
      const inWindow = seen.findIndex((each) => at - each.at <= windowMs);
      // The last total from before the window is where the count begins.
      seen = inWindow < 0 ? seen.slice(-1) : seen.slice(Math.max(0, inWindow - 1));
      return skippedTotal - (seen[0]?.total ?? skippedTotal) >= suspectBytes;
    },
  };
}
