import { describe, expect, it } from 'vitest';
import { brokenInvariants } from '../invariants.ts';
import { called, givenWith } from '../../testing/given.ts';
import { plainHall, planWith, withSettings } from '../../testing/plans.ts';
import {
  calls,
  delivers,
  deskIssues,
  device,
  finishes,
  logsIn,
  minutes,
  misses,
  person,
  recalls,
  reprints,
  seconds,
  staff,
  takes,
} from '../../testing/steps.ts';

const given = givenWith(expect);
const zhang = person('zhang');

describe('A member takes a ticket', () => {
  it('gets the first number of the series, and the day opens with it', () => {
    given(plainHall)
      .when(takes('withdrawal'))
      .thenEvents(
        { type: 'dayOpened', date: '2026-11-23', minute: 540 },
        { type: 'ticketIssued', ticket: 'B001' },
      );
  });

  it('gets the next number of the series; other series count for themselves', () => {
    given(plainHall, takes('withdrawal'), takes('deposit')).when(takes('withdrawal')).thenEvents({
      type: 'ticketIssued',
      ticket: 'B002',
      class: 'regular',
      source: 'kiosk',
      delivery: 'printing',
    });
  });

  it('shares numbers with the other services of its series', () => {
    const services = plainHall.services.map((service) => ({ ...service, series: 'A', documents: [] }));
    given(planWith({ services }), takes('withdrawal'))
      .when(takes('deposit'))
      .thenEvents({ type: 'ticketIssued', ticket: 'A002' });
  });

  it('is told when a service does not exist, is closed, or has no window', () => {
    given(plainHall).when(takes('pension')).thenRefused('unknown-service');
    given(plainHall, takes('deposit'), staff({ kind: 'change-service', service: 'withdrawal', open: false }))
      .when(takes('withdrawal'))
      .thenRefused('service-closed');
    given(planWith({ windows: [{ number: 1, services: ['deposit'] }] }))
      .when(takes('withdrawal'))
      .thenRefused('service-unserved');
  });

  it('must lay a card for a service that needs one; the desk issues without', () => {
    given(plainHall).when(takes('loan')).thenRefused('card-needed');
    given(plainHall)
      .when(takes('loan', { member: zhang }))
      .thenEvents({}, { ticket: 'C001', member: zhang });
    given(plainHall)
      .when(deskIssues('loan', { member: zhang }))
      .thenEvents({}, { member: zhang });
    given(plainHall)
      .when(deskIssues('loan'))
      .thenEvents({}, { ticket: 'C001', source: 'desk', delivery: 'desk' });
  });

  it('is sent to the desk when the numbers of a series are used up', () => {
    given(withSettings({ kioskNumbersTo: 2 }), takes('deposit'), takes('deposit'))
      .when(takes('deposit'))
      .thenRefused('numbers-used-up');
  });

  it('only staff may say that the desk issues', () => {
    given(plainHall)
      .when(device({ kind: 'issue', service: 'deposit', source: 'desk' }))
      .thenRefused('staff-only');
  });
});

describe('One open ticket per person and service', () => {
  it('shows the open ticket again instead of a second one', () => {
    const { decision } = given(plainHall, takes('deposit', { member: zhang })).when(
      takes('deposit', { member: zhang }),
    );
    expect(decision).toMatchObject({ events: [], outcome: { kind: 'ticket', ticket: 'A001', repeat: true } });
  });

  it('lets the same person queue for another service, and another person for the same', () => {
    given(plainHall, takes('deposit', { member: zhang }))
      .when(takes('withdrawal', { member: zhang }))
      .thenEvents({ ticket: 'B001' });
    given(plainHall, takes('deposit', { member: zhang }))
      .when(takes('deposit', { member: person('li') }))
      .thenEvents({ ticket: 'A002' });
  });

  it('lets the person come again once the first ticket is done', () => {
    given(plainHall, takes('deposit', { member: zhang }), logsIn(3), calls(3), finishes(3))
      .when(takes('deposit', { member: zhang }))
      .thenEvents({ ticket: 'A002' });
  });

  it('lets an employer’s agent hold several, unless the hall says otherwise', () => {
    const agent = person('agent', { employerAgent: true });
    given(plainHall, takes('deposit', { member: agent }))
      .when(takes('deposit', { member: agent }))
      .thenEvents({ ticket: 'A002' });
    given(withSettings({ employerAgentsHoldSeveral: false }), takes('deposit', { member: agent }))
      .when(takes('deposit', { member: agent }))
      .thenNothing();
  });

  it('takes a missed ticket up again, while that is allowed', () => {
    const missed = [
      takes('deposit', { member: zhang }),
      logsIn(3),
      calls(3),
      seconds(20),
      recalls(3),
      misses(3),
    ];
    given(plainHall, ...missed)
      .when(takes('deposit', { member: zhang }))
      .thenEvents({ type: 'ticketReinstated', ticket: 'A001', after: 3 });
    given(plainHall, ...missed, minutes(31))
      .when(takes('deposit', { member: zhang }))
      .thenEvents({ type: 'ticketIssued', ticket: 'A002' });
  });
});

describe('Delivery', () => {
  it('keeps a ticket from being called while it is in the printer', () => {
    given(plainHall, logsIn(3), takes('deposit', { unprinted: true }))
      .when(calls(3))
      .thenRefused('nobody-waiting');
  });

  it('lets it be called once it is printed, shown on the screen, or the desk has taken charge', () => {
    for (const delivery of ['printed', 'shown-on-screen'] as const) {
      given(plainHall, logsIn(3), takes('deposit', { unprinted: true }), delivers('A001', delivery))
        .when(calls(3))
        .thenEvents(called('A001', 3, 'regular'));
    }
    const undelivered = [takes('deposit', { unprinted: true }), delivers('A001', 'undelivered')];
    given(plainHall, logsIn(3), ...undelivered)
      .when(calls(3))
      .thenRefused('nobody-waiting');
    given(plainHall, logsIn(3), ...undelivered, delivers('A001', 'desk', { staff: '900' }))
      .when(calls(3))
      .thenEvents(called('A001', 3, 'regular'));
  });

  it('only staff may say that the desk has taken charge', () => {
    given(plainHall, takes('deposit', { unprinted: true }))
      .when(delivers('A001', 'desk'))
      .thenRefused('staff-only');
  });

  it('keeps the place by issue time, however late the paper comes', () => {
    given(
      plainHall,
      logsIn(3),
      takes('deposit', { unprinted: true }),
      minutes(2),
      takes('deposit'),
      delivers('A001', 'printed'),
    )
      .when(calls(3))
      .thenEvents(called('A001', 3, 'regular'));
  });

  it('does not change with later news of the paper', () => {
    given(plainHall, takes('deposit')).when(delivers('A001', 'undelivered')).thenNothing();
    given(plainHall, takes('deposit', { unprinted: true }))
      .when(delivers('A001', 'printing'))
      .thenNothing();
    given(plainHall, takes('deposit', { unprinted: true }), staff({ kind: 'cancel', ticket: 'A001' }))
      .when(delivers('A001', 'printed'))
      .thenNothing();
  });

  it('is on paper after all when a number read off the screen is printed, and keeps its place', () => {
    const shown = [
      takes('deposit', { unprinted: true }),
      takes('deposit'),
      delivers('A001', 'shown-on-screen'),
    ];
    const { state } = given(plainHall, logsIn(3), ...shown)
      .when(delivers('A001', 'printed'))
      .thenEvents({ type: 'deliveryChanged', ticket: 'A001', delivery: 'printed' });
    expect(state.services.get('deposit')?.regular.size).toBe(2);
    given(plainHall, logsIn(3), ...shown, delivers('A001', 'printed'))
      .when(delivers('A001', 'shown-on-screen'))
      .thenNothing();
    const atWindow = given(plainHall, logsIn(3), ...shown, calls(3), delivers('A001', 'printed')).hall;
    expect(atWindow.state.tickets.get('A001')).toMatchObject({ state: 'called', delivery: 'printed' });
    expect(brokenInvariants(atWindow.state)).toEqual([]);
    given(plainHall, logsIn(3), ...shown)
      .when(delivers('A001', 'undelivered'))
      .thenNothing();
  });

  it('reprints: what never came out is printing again, what did stays delivered', () => {
    const { state } = given(plainHall, takes('deposit', { unprinted: true }), delivers('A001', 'undelivered'))
      .when(reprints('A001'))
      .thenEvents({ type: 'ticketReprinted', ticket: 'A001' });
    expect(state.tickets.get('A001')).toMatchObject({ delivery: 'printing', reprints: 1 });
    const again = given(plainHall, takes('deposit')).when(reprints('A001')).hall.state;
    expect(again.tickets.get('A001')).toMatchObject({ delivery: 'printed', reprints: 1 });
  });

  it('does not reprint what has ended, nor what never was', () => {
    given(plainHall, takes('deposit'), staff({ kind: 'cancel', ticket: 'A001' }))
      .when(reprints('A001'))
      .thenRefused('ticket-ended');
    given(plainHall, takes('deposit')).when(reprints('A009')).thenRefused('unknown-ticket');
  });
});
