import type { HallEvent, HallEventType } from '../domain/hall-day/events.ts';

/** What to do with events, by kind; kinds that are not named are passed over. */
export type ByKind<Rest extends unknown[], Result> = {
  readonly [K in HallEventType]?: (event: HallEvent<K>, ...rest: Rest) => Result;
};

/** Applies a table to an event; undefined when the table does not name its kind. */
export function dispatch<K extends HallEventType, Rest extends unknown[], Result>(
  table: ByKind<Rest, Result>,
  event: HallEvent<K>,
  ...rest: Rest
): Result | undefined {
  const apply: ((event: HallEvent<K>, ...rest: Rest) => Result) | undefined = table[event.type];
  return apply?.(event, ...rest);
}
