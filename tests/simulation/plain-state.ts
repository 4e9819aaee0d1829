import type { HallDay } from '../../server/src/domain/index.ts';

/** A hall's whole state as text, so that two can be compared: maps, sets and lanes as lists of what is in them. */
export function plainState(state: HallDay): string {
  return JSON.stringify(state, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && isIterable(value)
      ? [...value]
      : value,
  );
}

function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value;
}
