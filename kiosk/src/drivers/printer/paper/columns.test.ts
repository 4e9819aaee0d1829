import { displayWidth } from '@jiaohao/shared';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable, spread, wrap } from './columns.ts';

const words = fc.string({
  unit: fc.constantFrom(...Array.from('请到窗口号。,(A012 bc d\n\u001B-𠀀㛃')),
  maxLength: 80,
});
const withoutSpaces = (text: string) => text.replaceAll(/\s+/g, '');

describe('lines on the paper', () => {
  it('breaks Chinese anywhere but before a closing mark, English at spaces', () => {
    expect(wrap('请到三号窗口。', 12)).toEqual(['请到三号窗', '口。']);
    expect(wrap('Please watch the screens', 12)).toEqual(['Please watch', 'the screens']);
    expect(wrap('ABCDEFGHIJ', 4)).toEqual(['ABCD', 'EFGH', 'IJ']);
  });

  it('puts two words at the two edges by their width on paper, not by their number of characters', () => {
    expect(spread('窗口 Windows', '3–5', 32)).toEqual([`窗口 Windows${' '.repeat(16)}3–5`]);
    expect(displayWidth(spread('前面等候', '4 人', 32)[0]!)).toBe(32);
  });

  it('keeps every line within the paper and drops nothing but spaces and control characters', () => {
    fc.assert(
      fc.property(words, words, fc.integer({ min: 2, max: 48 }), (left, right, columns) => {
        for (const lines of [wrap(left, columns), spread(left, right, columns)]) {
          for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
        }
        expect(withoutSpaces(wrap(left, columns).join(''))).toBe(withoutSpaces(printable(left)));
        expect(withoutSpaces(spread(left, right, columns).join(''))).toBe(
          withoutSpaces(printable(left) + printable(right)),
        );
      }),
    );
  });

  it('lets no control character through to the printer', () => {
    expect(printable('请\u001B@到\u001DV\u0000窗口\n')).toBe('请 @到 V 窗口');
  });
});
