import { describe, expect, it } from 'vitest';
import { called, givenWith } from '../../testing/given.ts';
import { plainHall, planWith } from '../../testing/plans.ts';
import {
  calls,
  closes,
  fails,
  finishes,
  holdReady,
  holds,
  logsIn,
  misses,
  pauses,
  recalls,
  seconds,
  sendsToService,
  sendsToWindow,
  staff,
  takes,
} from '../../testing/steps.ts';

const given = givenWith(expect);
const atOne = [logsIn(1), takes('withdrawal'), takes('withdrawal'), calls(1)];
const heldAtOne = [...atOne, holds(1)];
const ready = (ticket: string) => staff({ kind: 'ready', ticket });

describe('Papers ready', () => {
  it('go to the first-asked clerk’s window, wherever that clerk now sits', () => {
    given(plainHall, logsIn(2, '202'), ...heldAtOne, logsIn(1, '150'), logsIn(2, '101'))
      .when(ready('B001'))
      .thenEvents({ type: 'ticketReady', window: 2 });
  });

  it('go to the window that holds them when the first clerk is not there', () => {
    given(plainHall, ...heldAtOne, logsIn(1, '150'))
      .when(ready('B001'))
      .thenEvents({ type: 'ticketReady', window: 1 });
  });

  it('go to the front of the service when neither window is open', () => {
    given(plainHall, ...heldAtOne, logsIn(2), pauses(1))
      .when(ready('B001'))
      .thenEvents({ type: 'ticketReady', window: null });
    given(plainHall, ...heldAtOne, logsIn(2), pauses(1), ready('B001'))
      .when(calls(2))
      .thenEvents({ ...called('B001', 2, 'resumed'), reason: { because: 'held' } });
  });

  it('are named by digits when a window holds several', () => {
    const both = [...heldAtOne, calls(1), holds(1)];
    given(plainHall, ...both)
      .when(holdReady(1))
      .thenRefused('ambiguous');
    given(plainHall, ...both)
      .when(holdReady(1, '2'))
      .thenEvents({ ticket: 'B002' });
    given(plainHall, ...both)
      .when(holdReady(1, '7'))
      .thenRefused('nothing-held');
    given(plainHall, ...atOne)
      .when(holdReady(1))
      .thenRefused('nothing-held');
  });

  it('are of held tickets only', () => {
    given(plainHall, ...atOne)
      .when(ready('B001'))
      .thenRefused('not-held');
  });

  it('find their way without a known clerk too', () => {
    const free = planWith({ settings: { signIn: 'optional' } });
    given(free, takes('withdrawal'), calls(1), holds(1)).when(ready('B001')).thenEvents({ window: 1 });
  });
});

describe('Transfer', () => {
  it('to a service puts the ticket at its front, and the first-asked clerk stays on it', () => {
    const { state } = given(plainHall, ...atOne, logsIn(3), takes('deposit'), sendsToService(1, 'deposit'))
      .when(calls(3))
      .thenEvents(called('B001', 3, 'resumed'));
    expect(state.tickets.get('B001')).toMatchObject({ service: 'deposit', firstClerk: '101', window: 3 });
  });

  it('to a window makes that window call it first', () => {
    given(plainHall, ...atOne, logsIn(3), takes('deposit'), sendsToWindow(1, 3))
      .when(calls(3))
      .thenEvents({ ...called('B001', 3, 'directed'), reason: { because: 'transferred-here' } });
  });

  it('needs a service that exists and is open', () => {
    given(plainHall, ...atOne)
      .when(sendsToService(1, 'pension'))
      .thenRefused('unknown-service');
    given(plainHall, ...atOne, staff({ kind: 'change-service', service: 'deposit', open: false }))
      .when(sendsToService(1, 'deposit'))
      .thenRefused('service-closed');
  });

  it('needs another window, which is there and open', () => {
    given(plainHall, ...atOne)
      .when(sendsToWindow(1, 9))
      .thenRefused('unknown-window');
    given(plainHall, ...atOne)
      .when(sendsToWindow(1, 1))
      .thenRefused('same-window');
    given(plainHall, ...atOne)
      .when(sendsToWindow(1, 2))
      .thenRefused('window-closed');
    given(plainHall, ...atOne, logsIn(2), pauses(2))
      .when(sendsToWindow(1, 2))
      .thenRefused('window-paused');
  });
});

describe('Reassigning by the duty manager', () => {
  const reassigns = (ticket: string, window: number | null) => staff({ kind: 'reassign', ticket, window });

  it('sends a waiting ticket to one window, which calls it first', () => {
    given(plainHall, ...atOne, logsIn(3), takes('deposit'), reassigns('B002', 3))
      .when(calls(3))
      .thenEvents({ ...called('B002', 3, 'directed'), reason: { because: 'reassigned' } });
  });

  it('sends it back to its service: in its class, or at the front when it was there', () => {
    const back = given(plainHall, ...atOne, logsIn(3), reassigns('B002', 3)).when(reassigns('B002', null))
      .hall.state;
    expect(back.tickets.get('B002')?.queue).toEqual({ lane: 'regular' });
    const front = given(plainHall, ...atOne, logsIn(2), fails(1), reassigns('B001', 2)).when(
      reassigns('B001', null),
    ).hall;
    expect(front.state.tickets.get('B001')?.queue).toEqual({ lane: 'resumed' });
  });

  it('is for tickets that wait, in their members’ hands', () => {
    given(plainHall, ...atOne, logsIn(2))
      .when(reassigns('B001', 2))
      .thenRefused('ticket-at-window');
    given(plainHall, ...heldAtOne, logsIn(2))
      .when(reassigns('B001', 2))
      .thenRefused('ticket-not-waiting');
    given(plainHall, ...atOne, takes('deposit', { unprinted: true }))
      .when(reassigns('A001', 1))
      .thenRefused('not-delivered');
    given(plainHall, ...atOne)
      .when(reassigns('B002', 2))
      .thenRefused('window-closed');
    given(plainHall, ...atOne)
      .when(reassigns('B009', 2))
      .thenRefused('unknown-ticket');
  });
});

describe('Cancelling', () => {
  const cancels = (ticket: string) => staff({ kind: 'cancel', ticket, reason: '本人离开' });

  it('takes a ticket out of every place it may stand in', () => {
    given(plainHall, ...atOne)
      .when(cancels('B002'))
      .thenEvents({ type: 'ticketCancelled', reason: '本人离开' });
    given(plainHall, ...atOne, cancels('B002'), finishes(1))
      .when(calls(1))
      .thenRefused('nobody-waiting');
    given(plainHall, ...heldAtOne, cancels('B001'))
      .when(holdReady(1))
      .thenRefused('nothing-held');
    given(plainHall, takes('deposit', { unprinted: true }))
      .when(cancels('A001'))
      .thenEvents({});
    given(plainHall, ...atOne, seconds(20), recalls(1), misses(1))
      .when(cancels('B001'))
      .thenEvents({});
  });

  it('needs no reason, but is not for tickets at a window or ended ones', () => {
    given(plainHall, ...atOne)
      .when(staff({ kind: 'cancel', ticket: 'B002' }))
      .thenEvents({ reason: null });
    given(plainHall, ...atOne)
      .when(cancels('B001'))
      .thenRefused('ticket-at-window');
    given(plainHall, ...atOne, finishes(1))
      .when(cancels('B001'))
      .thenRefused('ticket-ended');
  });
});

describe('A window that closes', () => {
  it('releases what was directed to it to the front of its service', () => {
    given(plainHall, ...atOne, logsIn(2), sendsToWindow(1, 2))
      .when(closes(2))
      .thenEvents({ type: 'ticketReleased', ticket: 'B001', window: 2 }, { type: 'windowClosed' });
  });
});
