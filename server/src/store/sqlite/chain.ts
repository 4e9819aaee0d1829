import { hash } from 'node:crypto';
import type { EntryRow } from './schema.ts';

/** What the first entry of a day is chained to. */
export const startOfDay = '';

/** Half a SHA-256 in hex: against damage, not against an enemy who could write the file himself. */
const digestLength = 32;

/**
 * The digest of an entry over all it says and over the digest of the entry before it on its day. `seq` is left out: a
 * salvaged day has the same digests in its new file.
 */
export function digestOf(
  before: string,
  { hall, day, command_id, at, version, events, answer }: Omit<EntryRow, 'seq' | 'digest'>,
): string {
  // No field but the last two can hold a line break, and JSON writes none.
  const text = [before, hall, day, command_id, at, version, events, answer].join('\n');
  return hash('sha256', text, 'hex').slice(0, digestLength);
}

/** A row in its chain. */
interface Place {
  /** Its number among the entries of its day that are there, from 1. */
  readonly number: number;
  /** It is as it was written, right behind the one before it. */
  readonly sound: boolean;
}

/** Follows the chain of each day, row by row in the order of writing. After a broken link it goes on from that row's own digest. */
export function followChains(): (row: EntryRow) => Place {
  const last = new Map<string, { number: number; digest: string }>();
  return (row) => {
    const key = `${row.hall}\n${row.day}`;
    const before = last.get(key) ?? { number: 0, digest: startOfDay };
    const number = before.number + 1;
    last.set(key, { number, digest: row.digest });
    return { number, sound: digestOf(before.digest, row) === row.digest };
  };
}
