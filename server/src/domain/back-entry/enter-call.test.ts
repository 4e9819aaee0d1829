import { describe, expect, it } from 'vitest';
import { givenWith, timeAt } from '../testing/given.ts';
import {
  callsNumber,
  calls,
  cancelsCall,
  clock,
  closesWithReasons,
  consultant,
  deskIssues,
  device,
  finishes,
  grades,
  holds,
  logsIn,
  misses,
  nextDay,
  pauses,
  recalls,
  seconds,
  sendsToWindow,
  staff,
  takes,
} from '../testing/steps.ts';
import { boardDesired } from '../views/board.ts';
import { keypadDesired } from '../views/keypad.ts';
import { brokenInvariants } from '../hall-day/invariants.ts';
import type { Hall } from '../testing/given.ts';
import { gaveOut, handCalled, kiosk2, resolves, twoKiosks, wrote } from './testing/entries.ts';

const given = givenWith(expect);
const at = (hall: Hall, window: number) => hall.state.windows.get(window)!;
const found = (kind: string, more: object = {}) => ({
  type: 'conflictFound',
  conflict: { what: { kind, ...more } },
});
const three = [logsIn(1), takes('withdrawal'), takes('withdrawal'), takes('withdrawal')];

describe('A number called by hand while the hub was away', () => {
  it('is called at its true time, and in the window’s hand', () => {
    const { hall } = given(twoKiosks, ...three, clock('09:30'));
    const before = at(hall, 1).attention;
    expect(hall.take(handCalled(1, '2', '09:10'))).toMatchObject({
      ok: true,
      events: [
        {
          type: 'callBackEntered',
          ticket: 'B002',
          window: 1,
          calledAt: timeAt('09:10'),
          digits: '2',
          over: null,
        },
      ],
    });
    expect(hall.state.tickets.get('B002')).toMatchObject({
      state: 'called',
      window: 1,
      calledAt: timeAt('09:10'),
      firstClerk: '101',
    });
    expect(boardDesired(hall.state, 1)).toMatchObject({ face: 'call', short: 'B002', attention: before + 1 });
    expect(keypadDesired(hall.state, 1, hall.stamp.at)).toMatchObject({ ticket: 'B002', waiting: 2 });
    expect(hall.state.services.get('withdrawal')!.calls).toBe(1);
  });

  it('ends the visit of whoever was in hand, by then', () => {
    given(twoKiosks, ...three, calls(1), clock('09:30'))
      .when(handCalled(1, '2', '09:10'))
      .thenEvents(
        { type: 'visitEndBackEntered', ticket: 'B001', window: 1, how: 'done', endedAt: timeAt('09:10') },
        { type: 'callBackEntered', ticket: 'B002' },
      );
  });

  it('is not ended by the same number called again; its end may be told later', () => {
    const { hall } = given(twoKiosks, ...three, calls(1), clock('09:30'));
    const { attention } = at(hall, 1);
    expect(hall.take(handCalled(1, '1', '09:12'))).toMatchObject({
      events: [{ type: 'callBackEntered', ticket: 'B001', calledAt: timeAt('09:12'), over: null }],
    });
    expect(at(hall, 1)).toMatchObject({ current: 'B001', attention });
    expect(hall.take(handCalled(1, 'B001', '09:12', { done: '09:20' }))).toMatchObject({
      events: [{ type: 'visitEndBackEntered', ticket: 'B001', how: 'done', endedAt: timeAt('09:20') }],
    });
    expect(hall.state.tickets.get('B001')!.state).toBe('done');
    expect(at(hall, 1).current).toBeNull();
    expect(hall.state.services.get('withdrawal')!.calls).toBe(1);
  });

  it('called again may be told to be over at once; told once more it is refused', () => {
    const { hall } = given(twoKiosks, ...three, calls(1), clock('09:30'));
    const over = handCalled(1, '1', '09:12', { missed: '09:13' });
    expect(hall.take(over)).toMatchObject({ events: [{ over: { how: 'missed', at: timeAt('09:13') } }] });
    expect(hall.state.tickets.get('B001')).toMatchObject({ state: 'missed', missedAt: timeAt('09:13') });
    expect(hall.take(over)).toMatchObject({ refusal: { code: 'already-entered' } });
  });

  it('is over when its end is told: nobody came, or it was done', () => {
    const { hall } = given(twoKiosks, ...three, clock('09:30'));
    expect(hall.take(handCalled(1, '1', '09:10', { missed: '09:12' }))).toMatchObject({
      events: [{ type: 'callBackEntered', ticket: 'B001', over: { how: 'missed', at: timeAt('09:12') } }],
    });
    expect(hall.state.tickets.get('B001')).toMatchObject({ state: 'missed', missedAt: timeAt('09:12') });
    hall.take(handCalled(1, '2', '09:13', { done: '09:21' }));
    expect(hall.state.tickets.get('B002')!.state).toBe('done');
    expect(hall.state.services.get('withdrawal')!.spent).toEqual({ count: 2, milliseconds: 10 * 60_000 });
    expect(at(hall, 1)).toMatchObject({ current: null, last: 'B002', lastCallAt: timeAt('09:13') });
    hall.take(grades(1, 2));
    expect(hall.state.tickets.get('B002')!.grade).toBe(2);
    hall.take(handCalled(1, '1', '09:25'));
    expect(hall.state.tickets.get('B001')!.state).toBe('called');
  });

  it('opens a closed window; a paused one stays so, and its visit is over', () => {
    given(twoKiosks, takes('withdrawal'), clock('09:30'))
      .when(handCalled(2, '1', '09:10'))
      .thenEvents({ type: 'windowOpened', window: 2 }, { type: 'callBackEntered', window: 2, over: null });
    const hall = given(twoKiosks, ...three, pauses(1), clock('09:30'))
      .when(handCalled(1, '1', '09:10'))
      .thenEvents({ type: 'callBackEntered', over: { how: 'done', at: null } });
    expect(at(hall, 1)).toMatchObject({ status: 'paused', current: null });
    expect(hall.state.services.get('withdrawal')!.spent.count).toBe(0);
  });

  it('does not open a closed window for a visit that is over', () => {
    given(twoKiosks, takes('withdrawal'), clock('09:30'))
      .when(handCalled(2, '1', '09:10', { done: '09:15' }))
      .thenEvents({ type: 'callBackEntered', over: { how: 'done', at: timeAt('09:15') } });
  });

  it('is a visit that is over when the window has called somebody since: who is in hand stays', () => {
    const { hall } = given(twoKiosks, ...three, clock('09:20'), calls(1), clock('09:30'));
    hall.take(handCalled(1, '2', '09:10'));
    expect(hall.state.tickets.get('B002')!.state).toBe('done');
    expect(at(hall, 1)).toMatchObject({ current: 'B001', last: 'B001' });
    hall.take(handCalled(1, '3', '09:11', { done: '09:15' }));
    expect(hall.state.tickets.get('B003')!.state).toBe('done');
    expect(at(hall, 1).current).toBe('B001');
  });

  it('was in a hand, whatever became of its paper', () => {
    given(twoKiosks, logsIn(1), takes('withdrawal', { unprinted: true }), clock('09:30'))
      .when(handCalled(1, '1', '09:10'))
      .thenEvents(
        { type: 'deliveryChanged', ticket: 'B001', delivery: 'desk' },
        { type: 'callBackEntered', ticket: 'B001' },
      );
  });

  it('may be one aside, one missed, one meant for another window, or one of no service of the window', () => {
    const aside = given(twoKiosks, ...three, calls(1), holds(1), clock('09:30')).hall;
    aside.take(handCalled(2, '1', '09:10'));
    expect(at(aside, 1).held.size).toBe(0);
    expect(at(aside, 2).current).toBe('B001');
    expect(brokenInvariants(aside.state)).toEqual([]);
    aside.take(cancelsCall(2));
    expect([...aside.state.services.get('withdrawal')!.regular]).toEqual(['B001', 'B002', 'B003']);
    const sentAside = [calls(1), sendsToWindow(1, 2), calls(2), holds(2)];
    const sent = given(twoKiosks, ...three, logsIn(2), ...sentAside, clock('09:30')).hall;
    sent.take(handCalled(1, '1', '09:10'));
    sent.take(cancelsCall(1));
    expect([...sent.state.services.get('withdrawal')!.regular]).toEqual(['B001', 'B002', 'B003']);
    const missed = given(
      twoKiosks,
      ...three,
      calls(1),
      seconds(20),
      recalls(1),
      misses(1),
      clock('09:30'),
    ).hall;
    missed.take(handCalled(1, '1', '09:10'));
    missed.take(cancelsCall(1));
    expect(missed.state.tickets.get('B001')!.state).toBe('waiting');
    expect(brokenInvariants(missed.state)).toEqual([]);
    const directed = given(
      twoKiosks,
      ...three,
      logsIn(2),
      calls(1),
      sendsToWindow(1, 2),
      clock('09:30'),
    ).hall;
    directed.take(handCalled(1, '1', '09:10'));
    expect(at(directed, 1).current).toBe('B001');
    directed.take(cancelsCall(1));
    expect([...at(directed, 2).directed]).toEqual(['B001']);
    const other = given(twoKiosks, ...three, clock('09:30')).hall;
    other.take(handCalled(3, '1', '09:10'));
    expect(at(other, 3).current).toBe('B001');
  });

  it('goes before a reinstated ticket like any other call', () => {
    const { hall } = given(
      { ...twoKiosks, settings: { ...twoKiosks.settings, reinstateAfterCalls: 1 } },
      ...three,
      calls(1),
      seconds(20),
      recalls(1),
      misses(1),
      staff({ kind: 'reinstate', ticket: 'B001' }),
      clock('09:30'),
      handCalled(1, '2', '09:10'),
    );
    expect(hall.state.tickets.get('B001')!.queue).toEqual({ lane: 'regular' });
  });

  it('is never called in the future, nor before it was given out, nor ended before it was called', () => {
    const { hall } = given(twoKiosks, gaveOut('B501', 'withdrawal', '08:50'), clock('09:30'));
    hall.take(handCalled(1, '501', '08:49:30', { done: '08:40' }));
    expect(hall.journal.at(-1)).toMatchObject({ calledAt: timeAt('08:50'), over: { at: timeAt('08:50') } });
    hall.take(takes('withdrawal'));
    hall.take(handCalled(1, 'B001', '09:31', { done: '09:32' }));
    expect(hall.journal.at(-1)).toMatchObject({ calledAt: timeAt('09:30'), over: { at: timeAt('09:30') } });
  });

  it('told again is refused, in hand or over', () => {
    const { hall } = given(twoKiosks, ...three, clock('09:30'), handCalled(1, '1', '09:10'));
    expect(hall.take(handCalled(1, 'B001', '09:10'))).toMatchObject({ refusal: { code: 'already-entered' } });
    hall.take(handCalled(1, '2', '09:15'));
    expect(hall.take(handCalled(1, '1', '09:10'))).toMatchObject({ refusal: { code: 'already-entered' } });
    hall.take(handCalled(1, '3', '09:31', { done: '09:32' }));
    hall.take(clock('09:40'));
    expect(hall.take(handCalled(1, '3', '09:31', { done: '09:32' }))).toMatchObject({
      refusal: { code: 'already-entered' },
    });
  });

  it('told again is known though its digits may mean another ticket besides by now', () => {
    const { hall } = given(twoKiosks, clock('09:30'), gaveOut('A501', 'deposit', '09:04'));
    hall.take(handCalled(5, '501', '09:10', { done: '09:11' }));
    hall.take(gaveOut('B501', 'withdrawal', '09:05'));
    expect(hall.take(handCalled(5, '501', '09:10', { done: '09:11' }))).toMatchObject({
      refusal: { code: 'already-entered' },
    });
  });

  it('opens the day, or opens it again, if it was called on its date', () => {
    given(twoKiosks)
      .when(handCalled(1, '501', '08:55'))
      .thenEvents({ type: 'dayOpened' }, found('unknown-number'));
    given(twoKiosks, takes('withdrawal'), closesWithReasons)
      .when(handCalled(1, '1', '08:55'))
      .thenEvents({ type: 'dayReopened' }, found('called-twice', { ticket: 'B001' }));
  });
});

describe('A hand call that does not fit the books', () => {
  it('of a ticket at another window, or ended, is listed', () => {
    const { hall } = given(twoKiosks, ...three, logsIn(2), calls(1), clock('09:30'));
    const elsewhere = handCalled(2, '1', '09:10');
    expect(hall.take(elsewhere)).toMatchObject({
      events: [found('called-twice', { ticket: 'B001', window: 2, calledAt: timeAt('09:10') })],
    });
    expect(hall.take(elsewhere)).toMatchObject({ refusal: { code: 'already-entered' } });
    hall.take(finishes(1));
    expect(hall.take(handCalled(1, '1', '09:12'))).toMatchObject({
      events: [found('called-twice', { window: 1 })],
    });
    expect(at(hall, 1).current).toBeNull();
  });

  it('whose digits may mean several tickets is listed, and none of them is touched', () => {
    const { hall } = given(twoKiosks, logsIn(5), takes('withdrawal'), takes('deposit'), clock('09:30'));
    const keyed = handCalled(5, '1', '09:10');
    expect(hall.take(keyed)).toMatchObject({
      events: [found('ambiguous-number', { digits: '1', tickets: ['A001', 'B001'], window: 5 })],
    });
    expect(hall.take(keyed)).toMatchObject({ refusal: { code: 'already-entered' } });
    expect(at(hall, 5).current).toBeNull();
    hall.take(handCalled(5, 'A001', '09:11'));
    expect(at(hall, 5).current).toBe('A001');
  });

  it('is told apart by the window’s services, by who was there by then, and by who was still waiting', () => {
    const both = [takes('withdrawal'), takes('deposit')];
    given(twoKiosks, ...both, clock('09:30'))
      .when(handCalled(3, '1', '09:10'))
      .thenEvents({ type: 'windowOpened' }, { ticket: 'A001' });
    given(twoKiosks, logsIn(5), takes('withdrawal'), clock('09:20'), takes('deposit'), clock('09:30'))
      .when(handCalled(5, '1', '09:10'))
      .thenEvents({ ticket: 'B001' });
    given(twoKiosks, logsIn(5), logsIn(3), ...both, calls(3), finishes(3), clock('09:30'))
      .when(handCalled(5, '1', '09:10'))
      .thenEvents({ ticket: 'B001' });
    given(twoKiosks, logsIn(5), logsIn(3), ...both, calls(3), clock('09:30'))
      .when(handCalled(5, '1', '09:10'))
      .thenEvents({ ticket: 'B001' });
    given(twoKiosks, logsIn(5), logsIn(3), ...both, clock('09:20'), calls(3), finishes(3), clock('09:30'))
      .when(handCalled(5, '1', '09:10'))
      .thenEvents(found('ambiguous-number'));
    const called = given(twoKiosks, logsIn(5), ...both, callsNumber(5, 'A001'), clock('09:30'));
    called.when(handCalled(5, '1', '09:10')).thenEvents(found('ambiguous-number'));
    given(
      twoKiosks,
      logsIn(3),
      logsIn(5),
      ...both,
      callsNumber(5, 'A001'),
      sendsToWindow(5, 3),
      clock('09:30'),
    )
      .when(handCalled(3, '1', '09:10'))
      .thenEvents({ ticket: 'A001' });
    given(twoKiosks, logsIn(1), logsIn(3), ...both, calls(1), sendsToWindow(1, 3), clock('09:30'))
      .when(handCalled(3, '1', '09:10'))
      .thenEvents(found('ambiguous-number'));
  });

  it('of another day or an unknown window is listed for an agent and refused to a person', () => {
    given(twoKiosks, takes('deposit'))
      .when(handCalled(1, '1', '16:00', { day: -1 }))
      .thenEvents(found('call-not-entered', { why: 'other-day', digits: '1', window: 1 }));
    given(twoKiosks, takes('deposit'))
      .when(handCalled(1, '1', '16:00', { day: -1, by: consultant }))
      .thenRefused('entry-other-day');
    given(twoKiosks, takes('deposit'))
      .when(handCalled(9, '1', '08:50'))
      .thenEvents(found('call-not-entered', { why: 'unknown-window' }));
    given(twoKiosks, takes('deposit'))
      .when(handCalled(9, '1', '08:50', { by: consultant }))
      .thenRefused('unknown-window');
    given(twoKiosks, takes('withdrawal'), clock('16:00'), nextDay('08:30'))
      .when(handCalled(1, '1', '15:00'))
      .thenEvents({ type: 'windowOpened' }, { ticket: 'B001', calledAt: timeAt('15:00') });
  });
});

describe('A number called by hand before its ticket is in the books', () => {
  const unknown = (window: number, digits: string, time: string) => handCalled(window, digits, time);

  it('waits on the list and is called when the ticket comes', () => {
    const { hall } = given(twoKiosks, logsIn(1), clock('09:30'));
    expect(hall.take(unknown(1, '501', '09:10'))).toMatchObject({
      events: [found('unknown-number', { digits: '501', window: 1, calledAt: timeAt('09:10'), ended: null })],
    });
    expect(hall.take(unknown(1, '501', '09:10'))).toMatchObject({ refusal: { code: 'already-entered' } });
    expect(hall.take(gaveOut('B501', 'withdrawal', '09:05', { delivery: 'undelivered' }))).toMatchObject({
      events: [
        { type: 'ticketBackEntered', ticket: 'B501' },
        { type: 'conflictResolved', conflict: '2026-11-23-c1', note: null },
        { type: 'deliveryChanged', delivery: 'desk' },
        { type: 'callBackEntered', ticket: 'B501', window: 1, calledAt: timeAt('09:10'), over: null },
      ],
    });
    expect(hall.state.backEntry.conflicts.size).toBe(0);
    expect(at(hall, 1).current).toBe('B501');
  });

  it('keeps how it ended', () => {
    given(twoKiosks, logsIn(1), clock('09:30'), handCalled(1, '501', '09:10', { missed: '09:11' }))
      .when(gaveOut('B501', 'withdrawal', '09:05'))
      .thenEvents({}, {}, { type: 'callBackEntered', over: { how: 'missed', at: timeAt('09:11') } });
  });

  it('is not taken for one given out later, nor for one that is not the window’s unless its letter was keyed', () => {
    for (const entry of [
      gaveOut('B501', 'withdrawal', '09:12'),
      gaveOut('B502', 'withdrawal', '09:05'),
      gaveOut('A501', 'deposit', '09:05'),
    ]) {
      given(twoKiosks, logsIn(1), clock('09:30'), unknown(1, '501', '09:10'))
        .when(entry)
        .thenEvents({ type: 'ticketBackEntered' });
    }
    given(twoKiosks, logsIn(1), clock('09:30'), unknown(1, 'A501', '09:10'))
      .when(gaveOut('A501', 'deposit', '09:05'))
      .thenEvents({}, { type: 'conflictResolved' }, { type: 'callBackEntered' });
  });

  it('called at two windows is called at the first, and listed for the second', () => {
    given(
      twoKiosks,
      clock('09:30'),
      unknown(2, '501', '09:12'),
      unknown(1, '501', '09:10'),
      unknown(1, '501', '09:11'),
    )
      .when(gaveOut('B501', 'withdrawal', '09:05'))
      .thenEvents(
        { type: 'ticketBackEntered' },
        { type: 'conflictResolved', conflict: '2026-11-23-c2' },
        { type: 'conflictResolved', conflict: '2026-11-23-c3' },
        { type: 'conflictResolved', conflict: '2026-11-23-c1' },
        { type: 'windowOpened', window: 1 },
        { type: 'callBackEntered', window: 1 },
        {
          type: 'conflictFound',
          conflict: { id: '2026-11-23-c4', what: { kind: 'called-twice', window: 2 } },
        },
      );
  });

  it('of a window that today’s plan does not have stays for a person', () => {
    const yesterday = given(twoKiosks, clock('09:30'), unknown(5, 'B501', '09:10'), closesWithReasons);
    const smaller = { ...twoKiosks, windows: twoKiosks.windows.slice(0, 4) };
    const { hall } = given(smaller, clock('09:30'), takes('withdrawal'));
    const [conflict] = yesterday.hall.state.backEntry.conflicts.values();
    hall.state.backEntry.conflicts.set(conflict!.id, conflict!);
    expect(hall.take(gaveOut('B501', 'withdrawal', '09:05'))).toMatchObject({
      events: [{ type: 'ticketBackEntered' }],
    });
  });

  it('keyed without its letter and taken for another series’ ticket puts both on the list when the other comes', () => {
    const { hall } = given(
      twoKiosks,
      clock('09:30'),
      gaveOut('A501', 'deposit', '09:04'),
      handCalled(5, '501', '09:10'),
    );
    expect(at(hall, 5).current).toBe('A501');
    expect(hall.take(gaveOut('B501', 'withdrawal', '09:05'))).toMatchObject({
      events: [
        { type: 'ticketBackEntered' },
        found('ambiguous-number', { digits: '501', tickets: ['A501', 'B501'], window: 5 }),
      ],
    });
    expect(hall.take(gaveOut('C501', 'loan', '09:12'))).toMatchObject({
      events: [{ type: 'ticketBackEntered' }],
    });
  });

  it('leaves the list by a person too', () => {
    given(twoKiosks, clock('09:30'), unknown(1, '777', '09:10'))
      .when(resolves('2026-11-23-c1', '按错'))
      .thenEvents({ type: 'conflictResolved', note: '按错' });
  });
});

it('a keypad knows the series of every number, also where the hub itself gave none out', () => {
  given(twoKiosks, logsIn(1), gaveOut('B501', 'withdrawal', '08:50'))
    .when(callsNumber(1, '501'))
    .thenEvents({ type: 'ticketCalled', ticket: 'B501' });
  given(twoKiosks, logsIn(1), wrote('B801', 'withdrawal', '08:50'), calls(1), holds(1))
    .when(device({ kind: 'hold-ready', window: 1, digits: '801' }))
    .thenEvents({ type: 'ticketReady', ticket: 'B801' });
  given(
    twoKiosks,
    logsIn(1),
    deskIssues('withdrawal'),
    gaveOut('B521', 'withdrawal', '08:50', { by: kiosk2 }),
  )
    .when(calls(1))
    .thenEvents({ type: 'ticketCalled', ticket: 'B521' });
});
