import { describe, expect, it } from 'vitest';
import { called, givenWith } from '../../testing/given.ts';
import { plainHall, withSettings } from '../../testing/plans.ts';
import {
  calls,
  consultant,
  deskIssues,
  device,
  finishes,
  logsIn,
  person,
  staff,
  takes,
} from '../../testing/steps.ts';

const given = givenWith(expect);
const old = person('old', { ageBand: '65-and-over' });
const grants = (ticket: string, reason: 'urgent' | 'disabled', note?: string) =>
  staff({ kind: 'grant-green', ticket, green: note === undefined ? { reason } : { reason, note } });

describe('The green channel at the kiosk', () => {
  it('is given on a member’s word for the reasons the hall accepts, and who granted it is recorded', () => {
    given(plainHall)
      .when(takes('deposit', { green: 'pregnant' }))
      .thenEvents(
        {},
        { class: 'green', green: { reason: 'pregnant', note: null, grantedBy: { agent: 'K1' } } },
      );
  });

  it('needs the card’s age for the elderly', () => {
    given(plainHall)
      .when(takes('deposit', { green: 'elderly', member: old }))
      .thenEvents({}, { class: 'green' });
    given(plainHall)
      .when(takes('deposit', { green: 'elderly', member: person('li') }))
      .thenRefused('green-not-elderly');
    given(plainHall)
      .when(takes('deposit', { green: 'elderly' }))
      .thenRefused('green-not-elderly');
  });

  it('is for staff to grant when it is urgent, with a note', () => {
    given(plainHall)
      .when(takes('deposit', { green: 'urgent', note: '赶火车' }))
      .thenRefused('green-by-staff');
    given(plainHall)
      .when(deskIssues('deposit', { green: 'urgent' }))
      .thenRefused('green-needs-note');
    given(plainHall)
      .when(deskIssues('deposit', { green: 'urgent', note: '赶火车' }))
      .thenEvents({}, { class: 'green', green: { reason: 'urgent', note: '赶火车', grantedBy: consultant } });
    given(plainHall)
      .when(deskIssues('deposit', { green: 'other' }))
      .thenRefused('green-needs-note');
  });

  it('has numbers of its own where the hall gives it so', () => {
    given(withSettings({ greenDelivery: ['dedicated-numbers'] }), takes('deposit'))
      .when(takes('deposit', { green: 'disabled' }))
      .thenEvents({ ticket: 'V001' });
  });
});

describe('The green channel granted later', () => {
  it('moves a waiting regular ticket ahead, with its issue time', () => {
    given(plainHall, logsIn(3), takes('deposit'), takes('deposit'), grants('A002', 'disabled'))
      .when(calls(3))
      .thenEvents(called('A002', 3, 'green'));
  });

  it('is given to a ticket still in the printer, and counts once that is delivered', () => {
    const { state } = given(plainHall, takes('deposit', { unprinted: true }))
      .when(grants('A001', 'disabled'))
      .thenEvents({ type: 'greenGranted', ticket: 'A001' });
    expect(state.services.get('deposit')?.undelivered.has('A001')).toBe(true);
    expect(state.tickets.get('A001')).toMatchObject({ class: 'green', queue: { lane: 'green' } });
  });

  it('leaves a ticket that stands at the front of its service there', () => {
    const transferred = device({ kind: 'transfer', window: 3, to: { service: 'withdrawal' } });
    const { state } = given(plainHall, logsIn(3), takes('deposit'), calls(3), transferred)
      .when(grants('A001', 'disabled'))
      .thenEvents({ type: 'greenGranted' });
    expect(state.tickets.get('A001')).toMatchObject({ class: 'green', queue: { lane: 'resumed' } });
  });

  it('is refused to machines, without a note when it is urgent, to ended tickets, and to those that have it', () => {
    given(plainHall, takes('deposit'))
      .when(device({ kind: 'grant-green', ticket: 'A001', green: { reason: 'disabled' } }))
      .thenRefused('staff-only');
    given(plainHall, takes('deposit')).when(grants('A001', 'urgent')).thenRefused('green-needs-note');
    given(plainHall, logsIn(3), takes('deposit'), calls(3), finishes(3))
      .when(grants('A001', 'disabled'))
      .thenRefused('ticket-ended');
    given(plainHall, takes('deposit', { green: 'pregnant' }))
      .when(grants('A001', 'disabled'))
      .thenRefused('already-priority');
  });
});

describe('Priority revoked', () => {
  const revokes = staff({ kind: 'revoke-priority', ticket: 'A001', reason: '误选' });

  it('puts the ticket back among the regular ones, with its issue time', () => {
    given(plainHall, logsIn(3), takes('deposit', { green: 'pregnant' }), takes('deposit'), revokes)
      .when(calls(3))
      .thenEvents(called('A001', 3, 'regular'));
  });

  it('is refused to machines, to ended tickets, and where there is none', () => {
    given(plainHall, takes('deposit', { green: 'pregnant' }))
      .when(device({ kind: 'revoke-priority', ticket: 'A001', reason: '误选' }))
      .thenRefused('staff-only');
    given(plainHall, takes('deposit', { green: 'pregnant' }), staff({ kind: 'cancel', ticket: 'A001' }))
      .when(revokes)
      .thenRefused('ticket-ended');
    given(plainHall, takes('deposit')).when(revokes).thenRefused('not-priority');
  });
});
