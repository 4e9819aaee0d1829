/** Bytes of a frame that may be shown, or a number of bytes that are kept back. */
export type HexRun = { readonly shown: readonly string[] } | { readonly keptBack: number };

/** Splits `AA10****90` into what may be shown, in pairs, and what is kept back. */
export function hexRuns(hex: string): readonly HexRun[] {
  return [...hex.matchAll(/(?:\*\*)+|(?:[0-9A-F]{2})+/g)].map(([run]) =>
    run.startsWith('*') ? { keptBack: run.length / 2 } : { shown: run.match(/../g) ?? [] },
  );
}
