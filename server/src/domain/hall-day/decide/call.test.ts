import { describe, expect, it } from 'vitest';
import { called, finished, givenWith } from '../../testing/given.ts';
import { plainHall, planWith, withSettings, withWindows } from '../../testing/plans.ts';
import {
  calls,
  callsNumber,
  closes,
  holds,
  logsIn,
  misses,
  pauses,
  presses,
  recalls,
  seconds,
  sendsToWindow,
  staff,
  starts,
  takes,
} from '../../testing/steps.ts';

const given = givenWith(expect);
const two = [takes('withdrawal'), takes('withdrawal')];

describe('The call key', () => {
  it('finishes the ticket in hand and calls the next', () => {
    given(plainHall, logsIn(1), ...two, calls(1))
      .when(calls(1))
      .thenEvents(finished('B001'), { type: 'ticketCalled', ticket: 'B002', clerk: '101' });
    given(plainHall, logsIn(1), ...two, calls(1), starts(1))
      .when(calls(1))
      .thenEvents(finished('B001'), {});
  });

  it('finishes the ticket in hand when nobody waits, and then says that nobody waits', () => {
    given(plainHall, logsIn(1), takes('withdrawal'), calls(1)).when(calls(1)).thenEvents(finished('B001'));
    given(plainHall, logsIn(1), takes('withdrawal'), calls(1), calls(1))
      .when(calls(1))
      .thenRefused('nobody-waiting');
  });

  it('pressed again within two seconds calls nobody and ends nothing', () => {
    given(plainHall, logsIn(1), ...two, presses(1), { wait: 1999 })
      .when(presses(1))
      .thenRefused('too-soon');
    given(plainHall, logsIn(1), ...two, presses(1), seconds(2))
      .when(presses(1))
      .thenEvents(finished('B001'), {});
  });

  it('is not blocked by a clock that was set back', () => {
    given(plainHall, logsIn(1), ...two, presses(1), { wait: -60_000 })
      .when(presses(1))
      .thenEvents(finished('B001'), {});
  });

  it('of two windows pressed in the same millisecond, one gets the last ticket', () => {
    given(plainHall, logsIn(1), logsIn(2), takes('withdrawal'), presses(1))
      .when(presses(2))
      .thenRefused('nobody-waiting');
  });

  it('does not call at a window that is paused, closed, or has nobody logged in', () => {
    given(plainHall, logsIn(1), ...two, pauses(1))
      .when(calls(1))
      .thenRefused('window-paused');
    given(plainHall, takes('withdrawal')).when(calls(1)).thenRefused('sign-in-first');
    given(plainHall, logsIn(1), logsIn(2), closes(1), ...two)
      .when(calls(1))
      .thenRefused('window-closed');
    given(plainHall, takes('withdrawal')).when(calls(9)).thenRefused('unknown-window');
  });

  it('opens a closed window where the hall asks nobody to log in', () => {
    const free = withSettings({ signIn: 'optional' });
    given(free, takes('withdrawal'))
      .when(calls(1))
      .thenEvents({ type: 'windowOpened', window: 1 }, { type: 'ticketCalled', clerk: null });
    given(free, takes('deposit')).when(calls(1)).thenEvents({ type: 'windowOpened', window: 1 });
    given(free, takes('deposit'))
      .when(callsNumber(3, '1'))
      .thenEvents({ type: 'windowOpened', window: 3 }, {});
  });
});

describe('A number keyed at a window', () => {
  it('is called out of turn, with that as its reason, and finishes the ticket in hand', () => {
    given(plainHall, logsIn(1), ...two, takes('withdrawal'), calls(1))
      .when(callsNumber(1, '3'))
      .thenEvents(finished('B001'), { ...called('B003', 1, 'chosen'), turn: 'outside' });
    given(plainHall, logsIn(1), ...two)
      .when(callsNumber(1, 'B002'))
      .thenEvents(called('B002', 1, 'chosen'));
  });

  it('means the one such number this window may call', () => {
    given(plainHall, logsIn(1), takes('deposit'), takes('withdrawal'))
      .when(callsNumber(1, '001'))
      .thenEvents(called('B001', 1, 'chosen'));
  });

  it('that several tickets have is answered with their names', () => {
    const all = withWindows({ number: 1, services: 'all' });
    const { decision } = given(all, logsIn(1), takes('deposit'), takes('withdrawal')).when(
      callsNumber(1, '1'),
    );
    expect(decision).toMatchObject({ refusal: { code: 'ambiguous', en: 'Which one: A001 B001?' } });
  });

  it('may be one that a helper window helps with', () => {
    const helping = withWindows({ number: 1, services: ['deposit'], helperServices: ['withdrawal'] });
    given(helping, logsIn(1), takes('deposit'), takes('withdrawal'))
      .when(callsNumber(1, 'B1'))
      .thenEvents(called('B001', 1, 'chosen'));
  });

  it('may be one this window holds aside, or that was directed to it', () => {
    given(plainHall, logsIn(1), ...two, calls(1), holds(1))
      .when(callsNumber(1, '1'))
      .thenEvents({ type: 'ticketReady', window: 1 }, called('B001', 1, 'chosen'));
    given(plainHall, logsIn(1), logsIn(2), ...two, calls(1), sendsToWindow(1, 2))
      .when(callsNumber(2, '1'))
      .thenEvents(called('B001', 2, 'chosen'));
  });

  it('is refused with the reason: unknown, not served here, at a window, in the printer, elsewhere, or not waiting', () => {
    given(plainHall, logsIn(1), ...two)
      .when(callsNumber(1, '9'))
      .thenRefused('unknown-ticket');
    given(plainHall, logsIn(1), takes('deposit')).when(callsNumber(1, '1')).thenRefused('other-service');
    given(plainHall, logsIn(1), logsIn(2), ...two, calls(2))
      .when(callsNumber(1, '1'))
      .thenRefused('ticket-at-window');
    given(plainHall, logsIn(1), takes('withdrawal', { unprinted: true }))
      .when(callsNumber(1, '1'))
      .thenRefused('not-delivered');
    given(plainHall, logsIn(1), logsIn(2), ...two, calls(1), sendsToWindow(1, 2))
      .when(callsNumber(1, '1'))
      .thenRefused('directed-elsewhere');
    given(plainHall, logsIn(1), ...two, calls(1), seconds(20), recalls(1), misses(1))
      .when(callsNumber(1, '1'))
      .thenRefused('ticket-not-waiting');
    given(plainHall, logsIn(1), logsIn(2), ...two, calls(2), holds(2))
      .when(callsNumber(1, '1'))
      .thenRefused('ticket-not-waiting');
  });

  it('is not called at a paused window', () => {
    given(plainHall, logsIn(1), ...two, pauses(1))
      .when(callsNumber(1, '1'))
      .thenRefused('window-paused');
  });

  it('counts neither for nor against the bound of priority calls', () => {
    const greens = Array.from({ length: 4 }, () => takes('withdrawal', { green: 'disabled' }));
    given(plainHall, logsIn(1), takes('withdrawal'), ...greens, calls(1), callsNumber(1, '3'), calls(1))
      .when(calls(1))
      .thenEvents({}, called('B001', 1, 'bounded'));
  });

  it('of a series nobody took a ticket of yet is unknown', () => {
    given(planWith(), staff({ kind: 'open-day' }), logsIn(1))
      .when(callsNumber(1, '1'))
      .thenRefused('unknown-ticket');
  });
});
