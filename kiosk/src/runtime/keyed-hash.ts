import { createHmac } from 'node:crypto';
import type { KeyedHash } from '../domain/person.ts';

/** HMAC-SHA-256 under the centre's key (64 hex digits): the same person is the same everywhere in the centre, and no one outside can try numbers. */
export function keyedHash(centreKey: string): KeyedHash {
  const key = Buffer.from(centreKey, 'hex');
  return (text) => createHmac('sha256', key).update(text, 'utf8').digest('hex');
}
