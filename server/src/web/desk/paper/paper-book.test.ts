import { describe, expect, it } from 'vitest';
import { localDay } from '../../local-day.ts';
import { blocksOn, lastGiven, numbersLeft, rangesOf } from './paper-book.ts';

const monday = '2026-11-23';
const until = Date.parse('2026-11-27T00:00:00+08:00');
const at = (date: string) => Date.parse(`${date}T09:00:00+08:00`);
const blocks = [
  { series: 'A', from: 841, to: 880 },
  { series: 'B', from: 841, to: 844 },
  { series: 'B', from: 801, to: 804 },
];
const book = { date: monday, until, blocks, numberDigits: 3 } as const;

describe('the paper book of a browser', () => {
  it('has all its blocks on the day they were leased for, and the first of each series on the days after', () => {
    expect(blocksOn(book, monday, at(monday))).toEqual(blocks);
    expect(blocksOn(book, '2026-11-24', at('2026-11-24'))).toEqual(blocks.slice(0, 2));
  });

  it('has nothing once its numbers may be another’s, nor before its day, nor when none was leased', () => {
    expect(blocksOn(book, '2026-11-26', until - 1)).toHaveLength(2);
    expect(blocksOn(book, '2026-11-27', until)).toEqual([]);
    expect(blocksOn(book, '2026-11-22', at('2026-11-22'))).toEqual([]);
    expect(blocksOn(null, monday, at(monday))).toEqual([]);
  });

  it('given numbers given out, then the next of the series comes, block by block, until none is left', () => {
    expect(numbersLeft('B', blocks, [], 3)[0]).toBe('B841');
    // Another desk's, and another series'.
    expect(numbersLeft('B', blocks, ['B820', 'A845'], 3)[0]).toBe('B841');
    // What was skipped is not gone back to.
    expect(numbersLeft('B', blocks, ['B841', 'B843'], 3)[0]).toBe('B844');
    expect(numbersLeft('B', blocks, ['B844'], 3)).toEqual(['B801', 'B802', 'B803', 'B804']);
    expect(numbersLeft('B', blocks, ['B844', 'B804'], 3)).toEqual([]);
    expect(numbersLeft('C', blocks, [], 3)).toEqual([]);
    expect(numbersLeft('A', [{ series: 'A', from: 8001, to: 8002 }], [], 4)).toEqual(['A8001', 'A8002']);
  });

  it('tells the last number of each series by the order of its blocks', () => {
    expect(lastGiven(blocks, ['B844', 'B801', 'A841'], 3)).toEqual(['A841', 'B801']);
    expect(lastGiven(blocks, [], 3)).toEqual([]);
    expect(rangesOf(blocks)).toBe('A841–880 B841–844 B801–804');
  });
});

describe('the local day', () => {
  it('begins at the midnight of the hall, wherever the browser is', () => {
    const midnight = Date.parse('2026-11-23T00:00:00+08:00');
    expect(localDay(at(monday) + 123, 'Asia/Shanghai')).toEqual({ date: monday, midnight });
    expect(localDay(midnight, 'Asia/Shanghai')).toEqual({ date: monday, midnight });
    expect(localDay(midnight - 1, 'Asia/Shanghai').date).toBe('2026-11-22');
    expect(localDay(Date.parse('2026-11-22T23:30:00Z'), 'UTC').date).toBe('2026-11-22');
  });
});
