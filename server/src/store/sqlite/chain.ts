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
  { hall, day, first, count, at, version, said }: Omit<BatchRow, 'seq' | 'digest'>,
): string {
  // No field but the last can hold a line break.
  const head = [before, hall, day, first, count, at, version, ''].join('\n');
  const text = typeof said === 'string' ? head + said : Buffer.concat([Buffer.from(head), said]);
  return hash('sha256', text, 'hex').slice(0, digestLength);
}

/** A row in its chain. */
interface Place {
  /** The number of its first command among those of its day, if it is sound. */
  readonly number: number;
  /** It is as it was written, right behind the one before it. */
  readonly sound: boolean;
}

/** Follows the chain of each day, row by row in the order of writing. After a broken link it goes on from that row's own digest. */
export function followChains(): (row: BatchRow) => Place {
  const last = new Map<string, { next: number; digest: string }>();
  return (row) => {
    const key = `${row.hall}\n${row.day}`;
    const before = last.get(key) ?? { next: 1, digest: startOfDay };
    last.set(key, { next: row.first + row.count, digest: row.digest });
    return {
      number: before.next,
      sound: row.first === before.next && digestOf(before.digest, row) === row.digest,
    };
  };
}
