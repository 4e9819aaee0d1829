/** Batches by the keys of their commands, of days whose ids are not in the file yet. */
export interface YoungIds {
  add(key: number, seq: number): void;
  drop(key: number, seq: number): void;
  /** Nearly always none or one; several when batches share a key. */
  of(key: number): number[];
  /** All of it, to be taken in elsewhere; it is not used here any more. */
  table(): YoungTable;
  takeIn(table: YoungTable): void;
}

/** Keys and their batches by turns; a batch 0 is no entry. */
export type YoungTable = Float64Array<ArrayBuffer>;

const firstPlaces = 1 << 10;

/**
 * A table of numbers, since a hub of many halls has millions of them: a key stands at the place its last bits name or
 * behind it, with no empty place between. A place is a key and its batch, side by side so that both are read together;
 * without a batch it is empty, since batches are counted from 1.
 */
export function createYoungIds(): YoungIds {
  let table = new Float64Array(2 * firstPlaces);
  let mask = firstPlaces - 1;
  let size = 0;

  const keyAt = (place: number): number => table[2 * place] ?? 0;
  const batchAt = (place: number): number => table[2 * place + 1] ?? 0;
  const homeOf = (key: number): number => (key >>> 0) & mask;
  const behind = (place: number): number => (place + 1) & mask;
  const put = (place: number, key: number, seq: number): void => {
    table[2 * place] = key;
    table[2 * place + 1] = seq;
  };
  /** The place that has the key for this batch, else the empty one where it belongs. */
  const placeOf = (key: number, seq: number): number => {
    let place = homeOf(key);
    while (batchAt(place) !== 0 && !(keyAt(place) === key && batchAt(place) === seq)) place = behind(place);
    return place;
  };
  const resize = (places: number): void => {
    const before = table;
    table = new Float64Array(2 * places);
    mask = places - 1;
    for (let at = 0; at < before.length; at += 2) {
      const [key = 0, seq = 0] = [before[at], before[at + 1]];
      if (seq !== 0) put(placeOf(key, seq), key, seq);
    }
  };
  /** Those behind an emptied place move up, or they would not be found past it. */
  const closeUp = (emptied: number): void => {
    let gap = emptied;
    for (let place = behind(gap); batchAt(place) !== 0; place = behind(place)) {
      const fromHome = (place - homeOf(keyAt(place))) & mask;
      if (fromHome < ((place - gap) & mask)) continue;
      put(gap, keyAt(place), batchAt(place));
      gap = place;
    }
    put(gap, 0, 0);
  };

  const add = (key: number, seq: number): void => {
    if (4 * size >= 3 * mask) resize(2 * (mask + 1));
    const place = placeOf(key, seq);
    if (batchAt(place) === 0) size += 1;
    put(place, key, seq);
  };

  return {
    add,
    drop(key, seq) {
      const place = placeOf(key, seq);
      if (batchAt(place) === 0) return;
      closeUp(place);
      size -= 1;
      // The day that is over was most of it.
      if (mask >= firstPlaces && 8 * size < mask) resize((mask + 1) / 2);
    },
    of(key) {
      const found: number[] = [];
      for (let place = homeOf(key); batchAt(place) !== 0; place = behind(place))
        if (keyAt(place) === key) found.push(batchAt(place));
      return found;
    },
    table: () => table,
    takeIn(other) {
      if (size === 0) {
        [table, mask, size] = [other, other.length / 2 - 1, entriesIn(other)];
        return;
      }
      for (let at = 0; at < other.length; at += 2) {
        const [key = 0, seq = 0] = [other[at], other[at + 1]];
        if (seq !== 0) add(key, seq);
      }
    },
  };
}

function entriesIn(table: YoungTable): number {
  let entries = 0;
  for (let at = 1; at < table.length; at += 2) if (table[at] !== 0) entries += 1;
  return entries;
}
