/** The list with one item changed. */
export function replaced<Item>(list: readonly Item[], at: number, item: Item): Item[] {
  return list.map((each, nth) => (nth === at ? item : each));
}

export function without<Item>(list: readonly Item[], at: number): Item[] {
  return list.filter((_, nth) => nth !== at);
}

/** The list with one item a place further up or down. */
export function moved<Item>(list: readonly Item[], at: number, by: 1 | -1): Item[] {
  const item = list[at];
  const other = list[at + by];
  if (item === undefined || other === undefined) return [...list];
  return replaced(replaced(list, at, other), at + by, item);
}
