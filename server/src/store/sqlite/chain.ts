import { hash } from 'node:crypto';
import type { BatchRow } from './schema.ts';

/** What the first batch of a day is chained to. */
export const startOfDay = '';

/** Half a SHA-256 in hex: against damage, not against an enemy who could write the file himself. */
const digestLength = 32;

/**
 * The digest of a batch over all it says and over the digest of the batch before it on its day. `seq` is left out: a
 * salvaged day has the same digests in its new file.
 */
export function digestOf(
  before: string,
  { hall, day, first, count, at, version, said }: Omit<BatchRow, 'seq' | 'dayId' | 'digest'>,
): string {
  // No field but the last can hold a line break.
  const head = `${before}\n${hall}\n${day}\n${first}\n${count}\n${at}\n${version}\n`;
  const text = typeof said === 'string' ? head + said : Buffer.concat([Buffer.from(head), said]);
  return hash('sha256', text, 'hex').slice(0, digestLength);
}

/** A row in its chain. */
export interface Place {
  /** The number of its first command among those of its day, if it is sound. */
  readonly number: number;
  /** It is as it was written, right behind the one before it. */
  readonly sound: boolean;
}

/** Follows the chain of one day, row by row. After a broken link it goes on from that row's own digest. */
export function followChain(): (row: BatchRow) => Place {
  let next = 1;
  let digest = startOfDay;
  return (row) => {
    const place = {
      number: next,
      sound: row.first === next && digestOf(digest, row) === row.digest,
    };
    next = row.first + row.count;
    ({ digest } = row);
    return place;
  };
}

/** Follows the chain of each day, in the order of writing. */
export function followChains(): (row: BatchRow) => Place {
  const days = new Map<string, (row: BatchRow) => Place>();
  return (row) => {
    const key = `${row.hall}\n${row.day}`;
    const follow = days.get(key) ?? followChain();
    days.set(key, follow);
    return follow(row);
  };
}
