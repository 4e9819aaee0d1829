import { describe, expect, it } from 'vitest';
import { hashOf, matches, nobodysHash, oneTimePassword } from './secrets.ts';

/** What decides how long a check takes. */
const costOf = (hash: string) => hash.split('$').slice(1, 4);

describe('a secret that nobody has', () => {
  it('costs as much to check as one that somebody has', async () => {
    expect(costOf(nobodysHash)).toEqual(costOf(await hashOf('correct horse')));
    expect(await matches(null, 'correct horse')).toBe(false);
    expect(await matches(undefined, '')).toBe(false);
  });
});

describe('a one-time password', () => {
  it('is another each time', () => {
    expect(new Set(Array.from({ length: 1000 }, oneTimePassword)).size).toBe(1000);
  });
});
