import { describe, expect, it } from 'vitest';
import type { TicketView } from '../../../http/shapes/ticket.ts';
import { isNumber, likeliestFirst, wholeNumberIn } from './found.ts';

const any: TicketView = {
  ticket: 'A001',
  service: 'rent',
  class: 'regular',
  state: 'waiting',
  delivery: 'printed',
  window: null,
  heldAt: null,
  firstClerk: null,
  issuedAt: 0,
  calledAt: null,
  source: 'kiosk',
  kiosk: 'K1',
  maskedName: null,
  green: null,
  grade: null,
};

describe('what is typed to find a ticket', () => {
  it.each([
    ['A012', 'A012'],
    ['a12', 'A12'],
    ['Ａ１２', 'A12'],
    [' 12 ', '12'],
    ['7', '7'],
    ['', null],
    ['A', null],
    ['1234', '1234'],
    ['12345', null],
    ['张三', null],
  ])('given %o, then it is looked for as %o', (text, digits) => {
    expect(isNumber(text)).toBe(digits);
  });

  it('given a number with its letter, then it is that of the hall, whole', () => {
    expect([wholeNumberIn('a12', 3), wholeNumberIn('a12', 4)]).toEqual(['A012', 'A0012']);
    expect([wholeNumberIn('12', 3), wholeNumberIn('', 3)]).toEqual([null, null]);
  });

  it('given last digits, then the whole number comes first, and who is still here before who left', () => {
    const ticket = (number: string, state: TicketView['state']): TicketView => ({
      ...any,
      ticket: number,
      state,
    });
    const all = [
      ticket('A017', 'waiting'),
      ticket('A007', 'done'),
      ticket('B007', 'missed'),
      ticket('B117', 'done'),
    ];
    expect(likeliestFirst(all, '7').map((each) => each.ticket)).toEqual(['B007', 'A007', 'A017', 'B117']);
    expect(likeliestFirst(all, '17').map((each) => each.ticket)).toEqual(['A017', 'B007', 'A007', 'B117']);
  });
});
