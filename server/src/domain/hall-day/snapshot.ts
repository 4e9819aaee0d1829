import { Lane } from './lane.ts';
import type { HallDay } from './state.ts';

/** A day as plain data, lanes and maps in their order: two days are equal when their snapshots are. */
export function snapshotOf(state: HallDay): unknown {
  return plain(state);
}

function plain(value: unknown): unknown {
  if (value instanceof Map) return [...value].map(([key, each]) => [key, plain(each)]);
  if (value instanceof Set || value instanceof Lane || Array.isArray(value)) return Array.from(value, plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}
