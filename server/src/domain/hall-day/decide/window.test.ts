import { describe, expect, it } from 'vitest';
import { called, givenWith } from '../../testing/given.ts';
import { plainHall, withSettings, withWindows } from '../../testing/plans.ts';
import {
  calls,
  closes,
  fails,
  finishes,
  holds,
  logsIn,
  logsOut,
  opens,
  pauses,
  resumes,
  sendsToWindow,
  staff,
  takes,
} from '../../testing/steps.ts';

const given = givenWith(expect);

describe('Opening a window', () => {
  it('happens when a clerk logs in, and opens the day', () => {
    given(plainHall)
      .when(logsIn(1, '101'))
      .thenEvents(
        { type: 'dayOpened' },
        { type: 'clerkLoggedIn', clerk: '101' },
        { type: 'windowOpened', window: 1 },
      );
  });

  it('needs a clerk, where the hall asks for one', () => {
    given(plainHall).when(opens(1)).thenRefused('sign-in-first');
    given(withSettings({ signIn: 'optional' }))
      .when(opens(1))
      .thenEvents({}, { type: 'windowOpened' });
  });

  it('is for closed windows', () => {
    given(plainHall, logsIn(1)).when(opens(1)).thenRefused('window-already-open');
    given(plainHall, logsIn(1), closes(1)).when(opens(1)).thenEvents({ type: 'windowOpened' });
  });
});

describe('Logging in and out', () => {
  it('relieves the clerk before; the window stays as it is', () => {
    given(plainHall, logsIn(1, '101'))
      .when(logsIn(1, '150'))
      .thenEvents({ type: 'clerkLoggedOut', clerk: '101' }, { type: 'clerkLoggedIn', clerk: '150' });
    given(plainHall, logsIn(1, '101')).when(logsIn(1, '101')).thenNothing();
  });

  it('is at one window at a time', () => {
    given(plainHall, logsIn(1, '101')).when(logsIn(2, '101')).thenRefused('clerk-elsewhere');
  });

  it('out closes the window, if it is not closed', () => {
    given(plainHall, logsIn(1))
      .when(logsOut(1))
      .thenEvents({ type: 'windowClosed' }, { type: 'clerkLoggedOut', clerk: '101' });
    given(plainHall, logsIn(1), closes(1)).when(logsOut(1)).thenEvents({ type: 'clerkLoggedOut' });
    given(plainHall, logsIn(1), logsOut(1)).when(logsOut(1)).thenRefused('nobody-logged-in');
    given(plainHall, logsIn(1), takes('withdrawal')).when(logsOut(1)).thenRefused('only-this-window');
  });
});

describe('Pausing', () => {
  it('interrupts the ticket in hand, which the next window calls first', () => {
    given(plainHall, logsIn(1), takes('withdrawal'), calls(1))
      .when(pauses(1))
      .thenEvents(
        { type: 'ticketInterrupted', ticket: 'B001', reason: '复印' },
        { type: 'windowPaused', reason: '复印', fault: false },
      );
    given(plainHall, logsIn(1), logsIn(2), takes('withdrawal'), takes('withdrawal'), calls(1), pauses(1))
      .when(calls(2))
      .thenEvents({ ...called('B001', 2, 'resumed'), reason: { because: 'interrupted' } });
  });

  it('releases what was directed to the window', () => {
    given(plainHall, logsIn(1), logsIn(2), takes('withdrawal'), calls(1), sendsToWindow(1, 2))
      .when(pauses(2))
      .thenEvents({ type: 'ticketReleased', ticket: 'B001' }, { type: 'windowPaused' });
  });

  it('is for open windows, and ends with resuming', () => {
    given(plainHall, logsIn(1), closes(1)).when(pauses(1)).thenRefused('window-closed');
    given(plainHall, logsIn(1), pauses(1)).when(pauses(1)).thenRefused('window-paused');
    given(plainHall, logsIn(1), pauses(1)).when(resumes(1)).thenEvents({ type: 'windowResumed' });
    given(plainHall, logsIn(1)).when(resumes(1)).thenRefused('window-not-paused');
  });

  it('may become a fault; a window that failed is marked so', () => {
    const { state } = given(plainHall, logsIn(1), pauses(1))
      .when(fails(1))
      .thenEvents(
        {
          type: 'incidentOpened',
          incident: { subject: { id: 'window-1' }, fault: 'reported', what: '电脑故障' },
        },
        { type: 'windowPaused', fault: true },
      );
    expect(state.windows.get(1)).toMatchObject({
      status: 'paused',
      pause: { reason: '电脑故障', fault: true },
    });
    given(plainHall, logsIn(1), fails(1)).when(fails(1)).thenEvents({ type: 'windowPaused' });
    given(plainHall, logsIn(1), fails(1))
      .when(resumes(1))
      .thenEvents({ type: 'windowResumed' }, { type: 'incidentClosed', how: 'recovered' });
    given(plainHall, logsIn(1), closes(1)).when(fails(1)).thenRefused('window-closed');
  });
});

describe('Closing a window', () => {
  it('waits for the ticket in hand', () => {
    given(plainHall, logsIn(1), takes('withdrawal'), calls(1)).when(closes(1)).thenRefused('ticket-in-hand');
    given(plainHall, logsIn(1), takes('withdrawal'), calls(1), finishes(1))
      .when(closes(1))
      .thenEvents({ type: 'windowClosed' });
    given(plainHall, logsIn(1), closes(1)).when(closes(1)).thenRefused('window-closed');
  });

  it('is refused while tickets wait that only it can serve, and names them', () => {
    const { decision } = given(plainHall, logsIn(1), takes('withdrawal'), takes('withdrawal')).when(
      closes(1),
    );
    expect(decision).toMatchObject({
      refusal: {
        code: 'only-this-window',
        zh: '还有2张号票只有本窗口能办：B001 B002。请办完或请值班管理调整。',
      },
    });
  });

  it('names the first five', () => {
    const seven = Array.from({ length: 7 }, () => takes('withdrawal'));
    const { decision } = given(plainHall, logsIn(1), ...seven).when(closes(1));
    expect(decision).toMatchObject({
      refusal: {
        en: expect.stringContaining('7 tickets can be served here only: B001 B002 B003 B004 B005 …'),
      },
    });
  });

  it('counts a ticket once, also where its service is both an own and a helper service of the window', () => {
    const both = withWindows({ number: 1, services: ['withdrawal'], helperServices: ['withdrawal'] });
    const seven = Array.from({ length: 7 }, () => takes('withdrawal'));
    const { decision } = given(both, logsIn(1), ...seven).when(closes(1));
    expect(decision).toMatchObject({
      refusal: {
        code: 'only-this-window',
        zh: expect.stringContaining('还有7张号票'),
        en: expect.stringContaining('7 tickets can be served here only: B001 B002 B003 B004 B005 …'),
      },
    });
  });

  it('counts tickets still in the printer, held by it, or directed to it', () => {
    given(plainHall, logsIn(1), takes('withdrawal', { unprinted: true }))
      .when(closes(1))
      .thenRefused('only-this-window');
    given(plainHall, logsIn(1), takes('withdrawal'), calls(1), holds(1))
      .when(closes(1))
      .thenRefused('only-this-window');
    given(plainHall, logsIn(1), logsIn(3), takes('deposit'), calls(3), sendsToWindow(3, 1))
      .when(closes(1))
      .thenEvents({ type: 'ticketReleased', ticket: 'A001' }, { type: 'windowClosed' });
  });

  it('is free when another open window, also a helping one, can serve them', () => {
    given(plainHall, logsIn(1), logsIn(2), takes('withdrawal'))
      .when(closes(1))
      .thenEvents({ type: 'windowClosed' });
    given(plainHall, logsIn(1), logsIn(2), pauses(2), takes('withdrawal'))
      .when(closes(1))
      .thenRefused('only-this-window');
    const helping = withWindows(
      { number: 1, services: ['withdrawal'] },
      { number: 2, services: ['deposit'], helperServices: ['withdrawal'] },
    );
    given(helping, logsIn(1), logsIn(2), takes('withdrawal'))
      .when(closes(1))
      .thenEvents({ type: 'windowClosed' });
  });

  it('becomes possible when the duty manager reassigns them', () => {
    given(
      plainHall,
      logsIn(1),
      logsIn(3),
      takes('withdrawal'),
      staff({ kind: 'reassign', ticket: 'B001', window: 3 }),
    )
      .when(closes(1))
      .thenEvents({ type: 'windowClosed' });
  });
});
