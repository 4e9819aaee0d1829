import { useRef, useState } from 'preact/hooks';
import { useKeys, type Keys } from './keys.ts';

interface List<Row> {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Keys of the row that is at hand. */
  readonly keys: (row: Row) => Keys;
}

/**
 * Goes through a list with the arrow keys. The row at hand stays at hand when others come and go; when it goes itself, the
 * one in its place is. Returns which one is.
 */
export function useListKeys<Row>({ rows, keyOf, keys }: List<Row>): {
  at: number;
  point: (nth: number) => void;
} {
  const hand = useRef<{ nth: number; key: string | null }>({ nth: 0, key: null });
  const [, draw] = useState({});
  const same = rows.findIndex((each) => keyOf(each) === hand.current.key);
  const at = same < 0 ? Math.max(Math.min(hand.current.nth, rows.length - 1), 0) : same;
  const row = rows[at];
  hand.current = { nth: at, key: row === undefined ? null : keyOf(row) };
  const point = (nth: number): void => {
    const other = rows[nth];
    if (other === undefined) return;
    hand.current = { nth, key: keyOf(other) };
    draw({});
  };
  useKeys(() => ({
    ArrowDown: () => point(at + 1),
    ArrowUp: () => point(at - 1),
    ...(row !== undefined && keys(row)),
  }));
  return { at, point };
}
