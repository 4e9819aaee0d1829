import { describe, expect, it } from 'vitest';
import { menu, slip } from '../../testing/invented.ts';
import { accepted, adult, allWell, given } from '../../testing/visits.ts';
import { owedFor } from '../delivery.ts';
import { orderNow } from './print-order.ts';
import type { Surroundings } from './visit.ts';

const ordering = (again = false): Surroundings => ({
  ...allWell,
  menu: { ...menu, toPrint: [{ ticket: 'B012', again }] },
});
const order = { kind: 'print-order', id: 'order-001' } as const;
const takesUp = (again = false) => given().when(order, ordering(again));
const answered = (delivery: 'undelivered' | 'shown-on-screen' = 'undelivered') =>
  ({
    kind: 'answer',
    id: 'order-001',
    answer: accepted('order-001', slip, true),
    otherwise: delivery,
  }) as const;

describe('a ticket the desk wants printed at this kiosk', () => {
  it('is taken up by a kiosk nobody stands before, and printed as the first paper of its number', () => {
    const taken = takesUp();
    expect(taken.done).toEqual([
      { effect: 'send', id: 'order-001', command: { kind: 'take-print-order', ticket: 'B012' } },
    ]);
    const printing = taken.when(answered());
    expect(printing.done).toMatchObject([{ effect: 'print', paper: { slip, reprint: false } }]);
    const printed = printing.when({ kind: 'print-ended', id: 'order-001', printed: true });
    expect(printed.done).toEqual([{ effect: 'account', id: 'order-001', delivery: 'printed' }]);
    expect(printed.state.visit.at).toBe('printed');
  });

  it('says 重打 when it has been on paper before', () => {
    expect(takesUp(true).when(answered()).done).toMatchObject([
      { effect: 'print', paper: { reprint: true } },
    ]);
  });

  it('waits while a member has the kiosk, the printer does not print, or the hub is away', () => {
    const { state } = given();
    expect(orderNow(state, ordering())).toEqual({ ticket: 'B012', again: false });
    for (const busy of [
      given().touched({ touch: 'begin' }).state,
      given().touched({ touch: 'large', on: true }).state,
      given().when({ kind: 'card-hint', hint: 'place-again' }).state,
    ])
      expect(orderNow(busy, ordering())).toBeNull();
    for (const trouble of [{ printerWorks: false }, { hub: 'away' }] as const)
      expect(given().when(order, { ...ordering(), ...trouble }).state).toBe(state);
  });

  it('keeps the next member waiting only until it is out, and is the desk’s again when it did not come', () => {
    const card = { kind: 'card', person: adult, id: 'card-0001' } as const;
    const printing = takesUp().when(card).when(answered());
    const failed = printing.when({ kind: 'print-ended', id: 'order-001', printed: false });
    expect(failed.state.visit).toMatchObject({ at: 'on-screen', otherwise: 'undelivered' });
    const over = failed.timedOut();
    expect(over.done).toEqual([{ effect: 'account', id: 'order-001', delivery: 'undelivered' }]);
    expect(over.state.visit).toMatchObject({ at: 'choosing', person: adult });
  });

  it('whose answer never comes leaves the kiosk free, and is not asked for again at once where the disk is full', () => {
    for (const over of [takesUp().timedOut(), takesUp().when({ kind: 'hub-lost' })])
      expect(over.state.visit.at).toBe('start');
    const late = takesUp().timedOut().when(answered());
    expect(late.done).toEqual([{ effect: 'account', id: 'order-001', delivery: 'undelivered' }]);
    const full = takesUp().when({ kind: 'not-sent', id: 'order-001' });
    expect(full.state.visit).toMatchObject({ at: 'ask-desk' });
  });

  it('is owed an account: undelivered unless its owner has the number already', () => {
    const command = { kind: 'take-print-order', ticket: 'B012' } as const;
    expect(owedFor('order-001', command, accepted('order-001', slip, true))?.otherwise).toBe('undelivered');
    const known = accepted('order-001', { ...slip, delivery: 'desk' }, true);
    expect(owedFor('order-001', command, known)?.otherwise).toBe('shown-on-screen');
  });
});
