import { describe, expect, it } from 'vitest';
import { givenWith, timeAt } from '../testing/given.ts';
import { withSettings } from '../testing/plans.ts';
import {
  calls,
  clock,
  closesWithReasons,
  consultant,
  delivers,
  deskIssues,
  finishes,
  logsIn,
  misses,
  nextDay,
  person,
  recalls,
  seconds,
  staff,
  takes,
  tick,
} from '../testing/steps.ts';
import { aheadOf } from '../views/place.ts';
import { ticketSlip } from '../views/ticket-slip.ts';
import { gaveOut, handCalled, kiosk1, kiosk2, resolves, twoKiosks, wrote } from './testing/entries.ts';

const given = givenWith(expect);
const zhang = person('zhang');
const found = (kind: string, more: object = {}) => ({
  type: 'conflictFound',
  conflict: { what: { kind, ...more } },
});

describe('A number that a kiosk gave out without the hub', () => {
  it('stands in its queue where its true time puts it, under its own number', () => {
    const { hall } = given(
      twoKiosks,
      logsIn(1),
      clock('09:00'),
      takes('withdrawal'),
      clock('09:20'),
      takes('withdrawal'),
    );
    hall.take(clock('09:30'));
    const decision = hall.take(gaveOut('B501', 'withdrawal', '09:10'));
    expect(decision).toMatchObject({
      ok: true,
      events: [
        {
          type: 'ticketBackEntered',
          ticket: 'B501',
          class: 'regular',
          source: 'offline',
          issuedAt: timeAt('09:10'),
          at: timeAt('09:30'),
        },
      ],
      outcome: { kind: 'ticket', ticket: 'B501', repeat: false },
    });
    expect([...hall.state.services.get('withdrawal')!.regular]).toEqual(['B001', 'B501', 'B002']);
    const ticket = hall.state.tickets.get('B501')!;
    expect(ticket).toMatchObject({ kiosk: 'K1', issuedAt: timeAt('09:10'), dueAt: timeAt('09:10') });
    expect(aheadOf(hall.state, ticket)).toBe(1);
    expect(ticketSlip(hall.state, 'B501', hall.stamp, 't')).toMatchObject({
      issuedAt: '2026-11-23 09:10',
      ahead: 1,
    });
  });

  it('leaves the hub’s own numbers as they were', () => {
    given(twoKiosks, takes('withdrawal'), gaveOut('B501', 'withdrawal', '09:00'))
      .when(takes('withdrawal'))
      .thenEvents({ type: 'ticketIssued', ticket: 'B002' });
  });

  it('may be the first of the day, before opening time too: the paper is in a hand', () => {
    const plan = { ...twoKiosks, settings: { ...twoKiosks.settings, opensAt: '10:00' } };
    given(plan)
      .when(gaveOut('B501', 'withdrawal', '08:59'))
      .thenEvents({ type: 'dayOpened' }, { type: 'ticketBackEntered' });
  });

  it('comes while the day drains, and opens a closed one again', () => {
    given(twoKiosks, logsIn(1), staff({ kind: 'drain-day' }))
      .when(gaveOut('B501', 'withdrawal', '08:59'))
      .thenEvents({ type: 'ticketBackEntered' });
    given(twoKiosks, logsIn(1), closesWithReasons)
      .when(gaveOut('B501', 'withdrawal', '08:59'))
      .thenEvents({ type: 'dayReopened' }, { type: 'ticketBackEntered' });
  });

  it('waits as long as its paper does not come out, and for the desk when it never did', () => {
    const { hall } = given(
      twoKiosks,
      logsIn(1),
      gaveOut('B501', 'withdrawal', '08:50', { delivery: 'printing' }),
      gaveOut('B502', 'withdrawal', '08:51', { delivery: 'undelivered' }),
    );
    expect([...hall.state.services.get('withdrawal')!.undelivered]).toEqual(['B501', 'B502']);
    hall.take(delivers('B502', 'desk', consultant));
    hall.take(delivers('B501', 'printed'));
    expect([...hall.state.services.get('withdrawal')!.regular]).toEqual(['B501', 'B502']);
  });

  it('is counted before a later one while its paper is still in the printer', () => {
    const { hall } = given(
      twoKiosks,
      takes('withdrawal'),
      clock('09:30'),
      gaveOut('B501', 'withdrawal', '08:50', { delivery: 'printing' }),
      gaveOut('B502', 'withdrawal', '09:10', { delivery: 'printing' }),
    );
    expect(aheadOf(hall.state, hall.state.tickets.get('B001')!)).toBe(1);
  });

  it('is never given out in the future: the kiosk’s clock is fast', () => {
    const { hall } = given(twoKiosks, gaveOut('B501', 'withdrawal', '09:00:20'));
    expect(hall.state.tickets.get('B501')!.issuedAt).toBe(timeAt('09:00'));
    const { hall: midnight } = given(twoKiosks, clock('23:59:50'), takes('withdrawal'));
    midnight.take(gaveOut('B501', 'withdrawal', '00:00:10', { day: 1 }));
    expect(midnight.state.tickets.get('B501')!.issuedAt).toBe(timeAt('23:59:50'));
  });

  it('told again is refused; it is in the books', () => {
    given(twoKiosks, gaveOut('B501', 'withdrawal', '08:50'))
      .when(gaveOut('B501', 'withdrawal', '08:50'))
      .thenRefused('already-entered');
  });

  it('is taken whether its service is open or not: it is in a hand', () => {
    given(twoKiosks, takes('deposit'), staff({ kind: 'change-service', service: 'withdrawal', open: false }))
      .when(gaveOut('B501', 'withdrawal', '08:50'))
      .thenEvents({ type: 'ticketBackEntered' });
  });

  it('has the green channel its member claimed, and no other', () => {
    given(twoKiosks)
      .when(gaveOut('B501', 'withdrawal', '08:50', { green: 'pregnant' }))
      .thenEvents(
        { type: 'dayOpened' },
        { class: 'green', green: { reason: 'pregnant', note: null, grantedBy: kiosk1 } },
      );
    given(twoKiosks, takes('deposit'))
      .when(gaveOut('B501', 'withdrawal', '08:50', { green: 'urgent', note: '急' }))
      .thenEvents({ class: 'regular', green: null });
  });
});

describe('A number of the desk’s paper book', () => {
  it('is entered by staff, with the green channel they grant', () => {
    given(twoKiosks, takes('deposit'))
      .when(wrote('B801', 'withdrawal', '08:50', { delivery: 'desk', green: 'urgent', note: '赶火车' }))
      .thenEvents({
        source: 'paper',
        class: 'green',
        delivery: 'desk',
        green: { reason: 'urgent', note: '赶火车', grantedBy: consultant },
      });
    given(twoKiosks, takes('deposit'))
      .when(wrote('B801', 'withdrawal', '08:50', { green: 'urgent' }))
      .thenRefused('green-needs-note');
    given(twoKiosks, takes('deposit'))
      .when(wrote('B801', 'withdrawal', '08:50', { by: kiosk1 }))
      .thenRefused('staff-only');
  });

  it('is no kiosk’s; a kiosk’s number entered by staff is that kiosk’s', () => {
    const { hall } = given(
      twoKiosks,
      wrote('B801', 'withdrawal', '08:50'),
      gaveOut('B521', 'withdrawal', '08:51', { by: consultant }),
    );
    expect(hall.state.tickets.get('B801')!.kiosk).toBeNull();
    expect(hall.state.tickets.get('B521')!.kiosk).toBe('K2');
    expect(hall.state.backEntry.conflicts.size).toBe(0);
  });

  it('of another day, or of a service the day does not have, is refused with what to do', () => {
    given(twoKiosks, takes('deposit'))
      .when(wrote('B801', 'withdrawal', '23:50', { day: -1 }))
      .thenRefused('entry-other-day');
    given(twoKiosks, takes('deposit'))
      .when(wrote('B801', 'pension', '08:50'))
      .thenRefused('unknown-service');
  });
});

describe('What does not fit the books goes to the reconciliation list', () => {
  it('another ticket under a number that is in the books', () => {
    const { hall } = given(twoKiosks, gaveOut('B501', 'withdrawal', '08:50'));
    const twice = gaveOut('B501', 'withdrawal', '08:55');
    expect(hall.take(twice)).toMatchObject({
      ok: true,
      events: [
        {
          type: 'conflictFound',
          conflict: {
            id: '2026-11-23-c1',
            what: { kind: 'number-twice', ticket: 'B501', service: 'withdrawal', issuedAt: timeAt('08:55') },
            at: timeAt('09:00'),
          },
        },
      ],
    });
    expect(hall.take(twice)).toMatchObject({ ok: false, refusal: { code: 'already-entered' } });
    expect(hall.state.tickets.get('B501')!.issuedAt).toBe(timeAt('08:50'));
    expect(hall.take(gaveOut('B501', 'deposit', '08:50'))).toMatchObject({
      events: [{ conflict: { id: '2026-11-23-c2' } }],
    });
  });

  it('a second open ticket of one person: both stand', () => {
    given(twoKiosks, takes('withdrawal', { member: zhang }))
      .when(gaveOut('B501', 'withdrawal', '08:50', { member: zhang }))
      .thenEvents({ type: 'ticketBackEntered' }, found('second-ticket', { ticket: 'B501', other: 'B001' }));
    given(twoKiosks, logsIn(1), takes('withdrawal', { member: zhang }), calls(1), finishes(1))
      .when(gaveOut('B501', 'withdrawal', '08:50', { member: zhang }))
      .thenEvents({ type: 'ticketBackEntered' });
    const agent = person('agent', { employerAgent: true });
    given(twoKiosks, takes('withdrawal', { member: agent }))
      .when(gaveOut('B501', 'withdrawal', '08:50', { member: agent }))
      .thenEvents({ type: 'ticketBackEntered' });
    const { hall } = given(twoKiosks, gaveOut('B501', 'withdrawal', '08:50', { member: zhang }));
    expect(hall.take(takes('withdrawal', { member: zhang }))).toMatchObject({
      outcome: { ticket: 'B501', repeat: true },
    });
  });

  it('a second open ticket of one person, though an earlier one was missed', () => {
    const missed = [
      logsIn(1),
      takes('withdrawal', { member: zhang }),
      calls(1),
      seconds(20),
      recalls(1),
      misses(1),
    ];
    given(twoKiosks, ...missed, gaveOut('B501', 'withdrawal', '08:50', { member: zhang }))
      .when(gaveOut('B502', 'withdrawal', '08:51', { member: zhang }))
      .thenEvents({ type: 'ticketBackEntered' }, found('second-ticket', { ticket: 'B502', other: 'B501' }));
  });

  it('a number that was not for whoever gave it out: the ticket stands', () => {
    for (const entry of [
      gaveOut('B521', 'withdrawal', '08:50'),
      gaveOut('B700', 'withdrawal', '08:50'),
      gaveOut('B012', 'withdrawal', '08:50'),
      gaveOut('A501', 'withdrawal', '08:50'),
      gaveOut('V501', 'withdrawal', '08:50'),
      gaveOut('B700', 'withdrawal', '08:50', { by: consultant }),
      gaveOut('B501', 'withdrawal', '08:50', { by: { agent: 'K9' } }),
      wrote('B800', 'withdrawal', '08:50'),
    ]) {
      given(twoKiosks, takes('deposit'))
        .when(entry)
        .thenEvents({ type: 'ticketBackEntered' }, found('foreign-number'));
    }
    for (const entry of [
      gaveOut('B520', 'withdrawal', '08:50'),
      gaveOut('B540', 'withdrawal', '08:50', { by: kiosk2 }),
      wrote('B801', 'withdrawal', '08:50'),
      wrote('B999', 'withdrawal', '08:50'),
    ]) {
      given(twoKiosks, takes('deposit')).when(entry).thenEvents({ type: 'ticketBackEntered' });
    }
  });

  it('the hub passes over a number of its own that somebody else gave out', () => {
    given(twoKiosks, takes('withdrawal'), gaveOut('B002', 'withdrawal', '08:50'))
      .when(takes('withdrawal'))
      .thenEvents({ type: 'ticketIssued', ticket: 'B003' });
  });

  it('green numbers of their own are for the green channel where the hall has them', () => {
    const plan = withSettings({ greenDelivery: ['priority-calling', 'dedicated-numbers'] });
    given({ ...plan, kiosks: ['K1'] }, takes('deposit'))
      .when(gaveOut('V501', 'withdrawal', '08:50', { green: 'pregnant' }))
      .thenEvents({ type: 'ticketBackEntered', class: 'green' });
  });

  it('a kiosk’s ticket of a service that the day does not have', () => {
    given(twoKiosks, takes('deposit'))
      .when(gaveOut('B501', 'pension', '08:50'))
      .thenEvents(found('ticket-not-entered', { ticket: 'B501', why: 'unknown-service' }));
  });
});

describe('A kiosk that was without the hub overnight', () => {
  const yesterday = gaveOut('B501', 'withdrawal', '16:40');
  const listedAs = found('ticket-not-entered', { why: 'other-day', issuedAt: timeAt('16:40') });

  it('brings yesterday’s tickets into yesterday’s day while it is still open', () => {
    given(twoKiosks, clock('16:00'), deskIssues('deposit'), nextDay('08:30'))
      .when(yesterday)
      .thenEvents({ type: 'ticketBackEntered', issuedAt: timeAt('16:40'), at: timeAt('08:30', 1) });
  });

  it('today’s tickets wait on the list when yesterday must be closed by a person first', () => {
    given(twoKiosks, clock('16:00'), deskIssues('deposit'), nextDay('08:30'))
      .when(gaveOut('B501', 'withdrawal', '08:20', { day: 1 }))
      .thenEvents(found('ticket-not-entered', { why: 'other-day' }));
    given(twoKiosks, clock('16:00'), deskIssues('deposit'), nextDay('08:30'))
      .when(wrote('B801', 'withdrawal', '08:20', { day: 1 }))
      .thenRefused('day-left-open');
    given(twoKiosks, clock('16:00'), deskIssues('deposit'), nextDay('08:30'))
      .when(handCalled(3, '1', '08:25', { day: 1 }))
      .thenEvents(found('call-not-entered', { why: 'other-day' }));
  });

  it('opens today with today’s ticket when nobody of yesterday is left', () => {
    given(twoKiosks, clock('16:00'), logsIn(1), nextDay('08:30'))
      .when(gaveOut('B501', 'withdrawal', '08:20', { day: 1 }))
      .thenEvents({ type: 'dayClosed' }, { type: 'dayOpened' }, { type: 'ticketBackEntered' });
  });

  it('yesterday’s tickets are on the list when yesterday has closed, before today opens and after', () => {
    const closed = [clock('16:00'), logsIn(1), closesWithReasons, nextDay('08:30')];
    const { hall } = given(twoKiosks, ...closed);
    expect(hall.take(yesterday)).toMatchObject({ ok: true, events: [listedAs] });
    expect(hall.take(yesterday)).toMatchObject({ ok: false, refusal: { code: 'already-entered' } });
    hall.take(takes('deposit'));
    expect([...hall.state.backEntry.conflicts.keys()]).toEqual(['2026-11-23-c1']);
    expect(hall.take(gaveOut('B502', 'withdrawal', '16:41'))).toMatchObject({
      events: [{ conflict: { id: '2026-11-24-c1' } }],
    });
    hall.take(closesWithReasons);
    expect(hall.take(gaveOut('B503', 'withdrawal', '16:42'))).toMatchObject({ events: [listedAs2] });
    given(twoKiosks, ...closed)
      .when(wrote('B801', 'withdrawal', '16:40'))
      .thenRefused('entry-other-day');
  });
  const listedAs2 = found('ticket-not-entered', { why: 'other-day' });

  it('yesterday’s tickets open today in a hall that has never had a day, and are on its list', () => {
    given(twoKiosks, nextDay('08:30')).when(yesterday).thenEvents({ type: 'dayOpened' }, listedAs);
  });
});

describe('The reconciliation list', () => {
  const withOne = [gaveOut('B501', 'withdrawal', '08:50'), gaveOut('B501', 'withdrawal', '08:55')];

  it('is emptied by a person with a word on it, and by nobody else', () => {
    given(twoKiosks, ...withOne)
      .when(resolves('2026-11-23-c1', '第二张作废', kiosk1))
      .thenRefused('staff-only');
    const hall = given(twoKiosks, ...withOne)
      .when(resolves('2026-11-23-c1', '第二张作废'))
      .thenEvents({ type: 'conflictResolved', conflict: '2026-11-23-c1', note: '第二张作废' });
    expect(hall.state.backEntry.conflicts.size).toBe(0);
    expect(hall.take(resolves('2026-11-23-c1'))).toMatchObject({ refusal: { code: 'unknown-conflict' } });
  });

  it('goes on to the next day, and may be emptied between two days and on a day left open', () => {
    const { hall } = given(twoKiosks, ...withOne, closesWithReasons, nextDay('09:00'), takes('deposit'));
    expect([...hall.state.backEntry.conflicts.keys()]).toEqual(['2026-11-23-c1']);
    given(twoKiosks, ...withOne, closesWithReasons, resolves('2026-11-23-c1'));
    given(twoKiosks, ...withOne, closesWithReasons, nextDay('09:00'), resolves('2026-11-23-c1'));
    given(twoKiosks, ...withOne, nextDay('09:00'), tick, resolves('2026-11-23-c1'));
    given(twoKiosks).when(resolves('2026-11-23-c1')).thenRefused('day-not-open');
  });
});
