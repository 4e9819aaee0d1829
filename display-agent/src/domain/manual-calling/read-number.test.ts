import { numberIn, valueOf, type Roster } from '@jiaohao/shared';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someRoster } from '../../testing/invented.ts';
import { readNumber } from './read-number.ts';

const nobody: ReadonlySet<string> = new Set();
const read = (digits: string, window: number, roster: Roster | null, calledElsewhere = nobody): string =>
  readNumber(digits, { window, roster, calledElsewhere });
const withWindow = (roster: Roster, number: number, more: Partial<Roster['windows'][number]>): Roster => ({
  ...roster,
  windows: roster.windows.map((each) => (each.window === number ? { ...each, ...more } : each)),
});

describe('digits keyed without the hub', () => {
  it('given the ticket waits for this window, then it is that one', () => {
    const roster = someRoster(['A012'], ['B013']);
    expect(read('12', 1, roster)).toBe('A012');
    expect(read('012', 3, roster)).toBe('A012');
    expect(read('13', 3, roster)).toBe('B013');
  });

  it('given it waits for this window alone, or is in its hand, then it is that one whatever its service', () => {
    const roster = withWindow(someRoster([]), 1, { directed: ['B007'], ticket: 'C009' });
    expect([read('7', 1, roster), read('9', 1, roster)]).toEqual(['B007', 'C009']);
  });

  it('given nobody knows the number, and the window’s services share one series, then it has its letter', () => {
    const roster = someRoster(['A012'], ['B013']);
    expect([read('501', 1, roster), read('801', 2, roster)]).toEqual(['A501', 'A801']);
    expect(read('13', 1, roster)).toBe('A013');
  });

  it('given nobody knows the number and the window serves several series, then it stays without a letter', () => {
    expect(read('501', 3, someRoster(['A012'], ['B013']))).toBe('501');
  });

  it('given two tickets of these digits wait for it, then it stays without a letter, unless the other is at another window', () => {
    const roster = someRoster(['A012'], ['B012']);
    expect(read('12', 3, roster)).toBe('012');
    expect(read('12', 3, roster, new Set(['A012']))).toBe('B012');
    expect(read('12', 3, roster, new Set(['A012', 'B012']))).toBe('012');
  });

  it('given no roster, or one that does not know the window, then it stays without a letter', () => {
    expect([read('5', 1, null), read('5', 9, someRoster(['A005']))]).toEqual(['005', '005']);
  });

  it('given a hall whose numbers have four digits, then all of them are shown, however few were keyed', () => {
    const roster: Roster = { ...someRoster(['A0012'], ['B1012']), numberDigits: 4 };
    expect([read('12', 1, roster), read('0012', 1, roster)]).toEqual(['A0012', 'A0012']);
    expect([read('1012', 3, roster), read('5001', 1, roster)]).toEqual(['B1012', 'A5001']);
    expect(read('7', 3, roster)).toBe('0007');
    expect(read('1012', 1, null)).toBe('1012');
  });

  it('given any roster and any digits, then the digits are never changed', () => {
    const tickets = (letter: string) =>
      fc
        .uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 20 })
        .map((all) => all.map((n) => numberIn(letter, n, 3)));
    fc.assert(
      fc.property(
        tickets('A'),
        tickets('B'),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 40 }),
        (first, second, window, n) => {
          const number = read(String(n), window, someRoster(first, second));
          expect(number).toMatch(/^[A-Z]?\d{3}$/);
          expect(valueOf(number)).toBe(n);
        },
      ),
    );
  });
});
