import { commandMessage } from '@jiaohao/shared';
import { describe, expect, it } from 'vitest';
import { offlineSlip, roster, slip } from '../../testing/invented.ts';
import { accepted, adult } from '../../testing/visits.ts';
import {
  entryFor,
  entryId,
  isReadyToEnter,
  mayWait,
  openNumberOf,
  otherwiseOf,
  withdrawalFor,
  type GivenNumber,
} from './given-number.ts';

const { member } = adult;
const number: GivenNumber = {
  id: '6f1c9b1e-0000-4000-8000-000000000001',
  date: '2026-11-23',
  ticket: 'B501',
  issuedAt: roster.at - 60_000,
  slip: offlineSlip,
  person: { key: member.key, member },
  delivery: null,
  insteadOf: [],
  sent: 0,
  enteredAt: null,
};

describe('the entry of a number afterwards', () => {
  it('has its true time, its delivery and its person, and an id that is the same however often it is made', () => {
    const entry = entryFor({ ...number, delivery: 'printed' });
    expect(entry).toEqual(entryFor({ ...number, delivery: 'printed' }));
    expect(entry.command).toEqual({
      kind: 'back-enter-ticket',
      ticket: 'B501',
      service: 'withdrawal-rent',
      source: 'offline',
      issuedAt: number.issuedAt,
      delivery: 'printed',
      member,
    });
    expect(commandMessage.safeParse({ ...entry, bornAt: 0 }).success).toBe(true);
  });

  it('says undelivered where nothing is known, and names the green channel and no person without a card', () => {
    const { command } = entryFor({ ...number, person: null, slip: { ...offlineSlip, class: 'green' } });
    expect(command).toMatchObject({ delivery: 'undelivered', green: { reason: 'elderly' } });
    expect(command).not.toHaveProperty('member');
  });

  it('has another id each time it is sent after a refusal', () => {
    const long = { ...number, id: 'x'.repeat(64) };
    const ids = [0, 1, 2].map((time) => entryId(long, time));
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(64);
  });

  it('waits for the delivery, and for the answer to the wish it stands for', () => {
    expect(isReadyToEnter(number)).toBe(false);
    expect(isReadyToEnter({ ...number, delivery: 'printed' })).toBe(true);
    expect(isReadyToEnter({ ...number, delivery: 'printed', insteadOf: ['rent-0001'] })).toBe(false);
    expect(isReadyToEnter({ ...number, delivery: 'printed', enteredAt: 1 })).toBe(false);
  });
});

describe('a late answer to the wish', () => {
  it('that brings a ticket: it is taken back', () => {
    const withdrawal = withdrawalFor('rent-0001', accepted('rent-0001'));
    expect(withdrawal).toMatchObject({ command: { kind: 'cancel', ticket: slip.ticket } });
    expect(commandMessage.safeParse({ ...withdrawal, bornAt: 0 }).success).toBe(true);
  });

  it('that shows a ticket its owner had before, or refuses: nothing is taken back', () => {
    expect(withdrawalFor('rent-0001', accepted('rent-0001', slip, true))).toBeNull();
    const refusal = { code: 'no', zh: '不行', en: 'no', digits: '901' };
    expect(withdrawalFor('rent-0001', { id: 'rent-0001', outcome: 'refused', refusal })).toBeNull();
  });
});

describe('a person who comes again', () => {
  const open = (numbers: readonly GivenNumber[], key = member.key, service = 'withdrawal-rent') =>
    openNumberOf(numbers, service, key, roster)?.ticket ?? null;

  it('has the number of this service, and of no other person or service', () => {
    expect(open([number])).toBe('B501');
    expect(open([number, { ...number, ticket: 'B503' }])).toBe('B503');
    expect(open([number], 'f'.repeat(64))).toBeNull();
    expect(open([number], member.key, 'loan-application')).toBeNull();
    expect(open([{ ...number, person: null }])).toBeNull();
  });

  it('has it no more once the hub had it in its books and named it no longer', () => {
    const entered = { ...number, enteredAt: roster.at - 1 };
    expect(open([entered])).toBeNull();
    // Entered after the list was made, or perhaps among those it does not name.
    expect(open([{ ...entered, enteredAt: roster.at }])).toBe('B501');
    const [row] = roster.services;
    const longer = { ...roster, services: [{ ...row!, more: 3 }] };
    expect(mayWait(entered, longer)).toBe(true);
    expect(mayWait({ ...entered, ticket: 'B006' }, roster)).toBe(true);
    expect(mayWait({ ...entered, ticket: 'B004' }, roster)).toBe(true);
    expect(mayWait(entered, null)).toBe(true);
  });

  it('adds to the account only if the number never reached them', () => {
    expect(otherwiseOf({ ...number, delivery: 'printed' })).toBeNull();
    expect(otherwiseOf({ ...number, delivery: 'undelivered' })).toBe('undelivered');
    expect(otherwiseOf(number)).toBe('undelivered');
  });
});
