import { describe, expect, it } from 'vitest';
import { bookOf, desks, nextPaper } from './paper-book.ts';

describe('the paper books of the desks', () => {
  it('share out the paper numbers, and no two have the same', () => {
    expect(desks.map((desk) => bookOf(desk, 801))).toEqual([
      { from: 801, to: 849 },
      { from: 850, to: 898 },
      { from: 899, to: 947 },
      { from: 948, to: 996 },
    ]);
  });

  it('given numbers given out, then the next of the series comes, until the book is full', () => {
    const book = bookOf(2, 801);
    expect(nextPaper('B', book, [])).toBe('B850');
    // Another desk's, and another series'.
    expect(nextPaper('B', book, ['B801', 'A855'])).toBe('B850');
    expect(nextPaper('B', book, ['B850', 'B853'])).toBe('B854');
    expect(nextPaper('B', book, ['B898'])).toBeNull();
  });
});
