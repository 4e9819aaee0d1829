import { describe, expect, it } from 'vitest';
import { addressOf, windowIn } from './window-address.ts';

describe('The address of a window’s page', () => {
  it('names the window', () => {
    for (const window of [1, 3, 12]) expect(windowIn(addressOf(window))).toBe(window);
    expect(windowIn('/counter/3/')).toBe(3);
  });

  it('names none when it says none', () => {
    for (const path of ['/counter', '/counter/', '/counter/0', '/counter/abc', '/counter/100'])
      expect(windowIn(path), path).toBeNull();
  });
});
