import { useEffect, useState } from 'preact/hooks';
import { listenForKeys, type Keys } from './keys.ts';

/** Goes through a list with the arrow keys; `keys` are those of the row that is at hand. Returns which one is. */
export function useListKeys<Row>(
  rows: readonly Row[],
  keys: (row: Row) => Keys,
): { at: number; point: (nth: number) => void } {
  const [wanted, point] = useState(0);
  const at = Math.min(wanted, Math.max(rows.length - 1, 0));
  useEffect(() =>
    listenForKeys(() => {
      const row = rows[at];
      return {
        ArrowDown: () => point(Math.min(at + 1, rows.length - 1)),
        ArrowUp: () => point(Math.max(at - 1, 0)),
        ...(row !== undefined && keys(row)),
      };
    }),
  );
  return { at, point };
}
