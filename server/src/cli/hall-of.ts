import type { HallFile, HubFile } from '../config.ts';
import { UsageError } from './usage.ts';

/**
 * The hall that a command is about: the one named, or the only one there is.
 * @throws {UsageError} when the hub has no such hall, or many and none is named.
 */
export function hallOf({ halls }: Pick<HubFile, 'halls'>, id: string | null): HallFile {
  const [first] = halls;
  if (id === null && first !== undefined && halls.length === 1) return first;
  const known = halls.map(({ plan }) => plan.hall.id).join(', ');
  if (id === null) throw new UsageError(`say which hall with --hall, one of: ${known}`);
  const named = halls.find(({ plan }) => plan.hall.id === id);
  if (named === undefined) throw new UsageError(`the hub has no hall ${id}; it has: ${known}`);
  return named;
}
