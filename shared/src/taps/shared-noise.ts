import type { SeenBytes } from '../codec/seen-bytes.ts';

type SeenByte = SeenBytes[number];

/** Longer than any frame. */
const keptBytes = 8192;

/**
 * On a pair that several protocols share, each of them skips the frames of the others: noise is what none of them took. Takes
 * the bytes each skipped, by their place, and tells runs that all did. What one of them keeps back is kept back.
 */
export function createSharedNoise(
  protocols: number,
  tell: (run: SeenBytes) => void,
): { skipped(at: number, bytes: SeenBytes): void; flush(): void } {
  const marks = new Map<number, { readonly count: number; readonly byte: SeenByte }>();
  let run: SeenByte[] = [];
  let next = -1;
  const flush = (): void => {
    if (run.length > 0) tell(run);
    run = [];
  };
  const mark = (place: number, seen: SeenByte): void => {
    const before = marks.get(place);
    const count = (before?.count ?? 0) + 1;
    const byte = before?.byte === null ? null : seen;
    if (count < protocols) {
      marks.set(place, { count, byte });
      return;
    }
    marks.delete(place);
    if (place !== next) flush();
    run.push(byte);
    next = place + 1;
  };
  return {
    skipped(at, bytes) {
      for (const [i, byte] of bytes.entries()) mark(at + i, byte);
      // What is far behind was a frame to somebody.
      for (const place of marks.keys()) if (place < at - keptBytes) marks.delete(place);
    },
    flush,
  };
}
