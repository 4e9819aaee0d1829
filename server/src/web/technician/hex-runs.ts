/** Bytes of a frame that may be shown, or a number of bytes that are kept back. */
export type HexRun = { readonly shown: readonly string[] } | { readonly keptBack: number };

/** Splits `AA10****90` into what may be shown, in pairs, and what is kept back. */
export function hexRuns(hex: string): readonly HexRun[] {
  return [...hex.matchAll(/(?:\*\*)+|(?:[0-9A-F]{2})+/g)].map(([run]) =>
    run.startsWith('*') ? { keptBack: run.length / 2 } : { shown: run.match(/../g) ?? [] },
  );
}

/** The first so many bytes of them; a run that is kept back takes the room of one. */
export function beginningOf(
  runs: readonly HexRun[],
  bytes: number,
): { readonly runs: readonly HexRun[]; readonly isWhole: boolean } {
  const kept: HexRun[] = [];
  let left = bytes;
  for (const run of runs) {
    if (left <= 0) return { runs: kept, isWhole: false };
    if ('keptBack' in run) {
      kept.push(run);
      left -= 1;
    } else {
      kept.push({ shown: run.shown.slice(0, left) });
      if (run.shown.length > left) return { runs: kept, isWhole: false };
      left -= run.shown.length;
    }
  }
  return { runs: kept, isWhole: true };
}
