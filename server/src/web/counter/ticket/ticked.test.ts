import { describe, expect, it } from 'vitest';
import { aTicket } from '../testing/a-window.ts';
import { missing, tick, tickedOf, type Ticked } from './ticked.ts';

const ticket = aTicket();
const names = (all: Ticked, of = ticket) => missing(all, of).map(({ zh }) => zh);

describe('Documents ticked off', () => {
  it('are kept for each ticket, ticked and unticked', () => {
    const two = tick(tick([], ticket, 0), ticket, 2);
    expect(tickedOf(two, ticket)).toEqual([0, 2]);
    expect(tickedOf(tick(two, ticket, 0), ticket)).toEqual([2]);
    expect(tickedOf(two, aTicket({ ticket: 'B013' }))).toEqual([]);
  });

  it('are not those of the same number on another day', () => {
    expect(tickedOf(tick([], ticket, 0), aTicket({ issuedAt: 999 }))).toEqual([]);
  });

  it('leave what is missing, as soon as somebody ticked at all', () => {
    expect(names([])).toEqual([]);
    expect(names(tick([], ticket, 1))).toEqual(['本人身份证', '无房证明']);
    expect(names([0, 1, 2].reduce((all, place) => tick(all, ticket, place), [] as Ticked))).toEqual([]);
  });

  it('of tickets long ago are forgotten', () => {
    const many = Array.from({ length: 70 }, (_, nth) => aTicket({ issuedAt: nth }));
    const all = many.reduce((ticked, each) => tick(ticked, each, 0), [] as Ticked);
    expect(all).toHaveLength(60);
    expect(tickedOf(all, aTicket({ issuedAt: 69 }))).toEqual([0]);
    expect(tickedOf(all, aTicket({ issuedAt: 0 }))).toEqual([]);
  });
});
