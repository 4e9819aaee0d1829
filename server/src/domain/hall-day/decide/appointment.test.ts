import { describe, expect, it } from 'vitest';
import { called, givenWith } from '../../testing/given.ts';
import { planWith, withSettings } from '../../testing/plans.ts';
import {
  calls,
  checksIn,
  clock,
  finishes,
  holds,
  logsIn,
  minutes,
  misses,
  person,
  presses,
  recalls,
  seconds,
  staff,
  takes,
} from '../../testing/steps.ts';

const given = givenWith(expect);
const zhang = person('zhang');
/** Two slots today, at 09:30 (for zhang) and 10:00, and one tomorrow. */
const booked = planWith({
  appointments: [
    { id: 'P1', service: 'deposit', date: '2026-11-23', minute: 570, memberKey: zhang.key },
    { id: 'P2', service: 'deposit', date: '2026-11-23', minute: 600 },
    { id: 'P3', service: 'deposit', date: '2026-11-24', minute: 600 },
  ],
});

describe('A member with an appointment', () => {
  it('checks in early and is called from ten minutes before the slot, not before', () => {
    const early = [logsIn(3), checksIn('P1')];
    given(booked, ...early, clock('09:19:59'))
      .when(presses(3))
      .thenRefused('nobody-waiting');
    given(booked, ...early, clock('09:20'))
      .when(presses(3))
      .thenEvents(called('A001', 3, 'appointment'));
  });

  it('comes before green and regular tickets once the slot is due', () => {
    given(
      booked,
      logsIn(3),
      clock('09:20'),
      takes('deposit'),
      takes('deposit', { green: 'pregnant' }),
      checksIn('P1'),
    )
      .when(presses(3))
      .thenEvents(called('A003', 3, 'appointment'));
  });

  it('who comes up to fifteen minutes late keeps the appointment, later queues as regular from arrival', () => {
    given(booked, takes('deposit'), clock('09:45'))
      .when(checksIn('P1', zhang))
      .thenEvents({ class: 'appointment', slot: { id: 'P1', late: false } });
    given(booked, takes('deposit'), clock('09:45:01'))
      .when(checksIn('P1', zhang))
      .thenEvents({ class: 'regular', slot: { id: 'P1', late: true } });
    given(
      booked,
      logsIn(3),
      takes('deposit'),
      clock('09:40'),
      takes('deposit'),
      clock('09:46'),
      checksIn('P1'),
      calls(3),
    )
      .when(calls(3))
      .thenEvents({ type: 'ticketFinished' }, called('A002', 3, 'regular'));
  });

  it('at the desk is in the desk’s charge at once', () => {
    given(booked)
      .when(staff({ kind: 'check-in', appointment: 'P2' }))
      .thenEvents({}, { source: 'desk', delivery: 'desk', class: 'appointment' });
  });

  it('is told when there is none today, when it is another’s, or when its service is closed', () => {
    given(booked).when(checksIn('P3')).thenRefused('unknown-appointment');
    given(booked)
      .when(checksIn('P1', person('li')))
      .thenRefused('appointment-of-another');
    given(booked, takes('deposit'), staff({ kind: 'change-service', service: 'deposit', open: false }))
      .when(checksIn('P1'))
      .thenRefused('service-closed');
  });

  it('loses priority when it is revoked', () => {
    given(
      booked,
      logsIn(3),
      clock('09:25'),
      takes('deposit'),
      checksIn('P1'),
      staff({ kind: 'revoke-priority', ticket: 'A002', reason: '不符' }),
    )
      .when(presses(3))
      .thenEvents(called('A001', 3, 'regular'));
  });
});

describe('Checking in twice', () => {
  it('shows the ticket again while it is open', () => {
    given(booked, checksIn('P1')).when(checksIn('P1')).thenNothing();
  });

  it('reinstates it when it was missed', () => {
    given(booked, logsIn(3), clock('09:30'), checksIn('P1'), presses(3), seconds(20), recalls(3), misses(3))
      .when(checksIn('P1'))
      .thenEvents({ type: 'ticketReinstated', ticket: 'A001' });
  });

  it('issues anew when the first was cancelled, and not when it is done', () => {
    given(booked, checksIn('P1'), staff({ kind: 'cancel', ticket: 'A001' }))
      .when(checksIn('P1'))
      .thenEvents({ ticket: 'A002', class: 'appointment' });
    given(booked, logsIn(3), clock('09:30'), checksIn('P1'), presses(3), finishes(3))
      .when(checksIn('P1'))
      .thenRefused('appointment-taken');
  });
});

describe('A member who has a regular ticket and an appointment', () => {
  it('gives the regular ticket up for the appointment', () => {
    given(booked, takes('deposit', { member: zhang }))
      .when(checksIn('P1', zhang))
      .thenEvents({ type: 'ticketCancelled', ticket: 'A001' }, { ticket: 'A002', class: 'appointment' });
  });

  it('keeps it when the appointment is late, or the ticket is already being served', () => {
    given(booked, clock('09:46'), takes('deposit', { member: zhang }), clock('09:50'))
      .when(checksIn('P1', zhang))
      .thenNothing();
    given(booked, logsIn(3), takes('deposit', { member: zhang }), calls(3))
      .when(checksIn('P1', zhang))
      .thenNothing();
    given(booked, logsIn(3), takes('deposit', { member: zhang }), calls(3), holds(3))
      .when(checksIn('P1', zhang))
      .thenNothing();
    given(booked, takes('deposit', { member: zhang, green: 'disabled' }))
      .when(checksIn('P1', zhang))
      .thenNothing();
  });

  it('starts afresh after missing the regular one', () => {
    given(
      booked,
      logsIn(3),
      takes('deposit', { member: zhang }),
      calls(3),
      seconds(20),
      recalls(3),
      misses(3),
    )
      .when(checksIn('P1', zhang))
      .thenEvents({ ticket: 'A002', class: 'appointment' });
  });

  it('keeps the regular one when no number is left for the appointment', () => {
    const few = planWith({
      appointments: booked.appointments.map((slot) => ({ ...slot })),
      settings: { kioskNumbersTo: 1 },
    });
    given(few, takes('deposit', { member: zhang }))
      .when(checksIn('P1', zhang))
      .thenRefused('numbers-used-up');
  });
});

describe('Booking for later the same day', () => {
  const books = (date: string, service = 'deposit') =>
    staff({ kind: 'book-appointment', appointment: 'Q1', service, date, minute: 630 });
  const givesBack = staff({ kind: 'cancel-appointment', appointment: 'Q1' });

  it('takes a slot, which can be checked in to or given back', () => {
    given(withSettings({}), books('2026-11-23'), clock('10:25'))
      .when(checksIn('Q1'))
      .thenEvents({ class: 'appointment' });
    given(withSettings({}), books('2026-11-23'), givesBack)
      .when(checksIn('Q1'))
      .thenRefused('unknown-appointment');
  });

  it('takes a person’s slot for that person only', () => {
    const hers = { kind: 'book-appointment', appointment: 'Q1', service: 'deposit', minute: 630 } as const;
    given(withSettings({}), staff({ ...hers, date: '2026-11-23', memberKey: zhang.key }), minutes(5))
      .when(checksIn('Q1', person('li')))
      .thenRefused('appointment-of-another');
  });

  it('is refused for another day, an unknown service, or a name that is taken', () => {
    given(withSettings({})).when(books('2026-11-24')).thenRefused('appointment-other-day');
    given(withSettings({})).when(books('2026-11-23', 'pension')).thenRefused('unknown-service');
    given(withSettings({}), books('2026-11-23')).when(books('2026-11-23')).thenRefused('appointment-exists');
  });

  it('cannot be given back twice, nor once its ticket is taken', () => {
    given(withSettings({}), books('2026-11-23'), givesBack)
      .when(givesBack)
      .thenRefused('unknown-appointment');
    given(withSettings({}), books('2026-11-23'), checksIn('Q1'))
      .when(givesBack)
      .thenRefused('appointment-taken');
  });
});
