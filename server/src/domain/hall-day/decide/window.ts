import type { Command } from '@jiaohao/shared';
import { opened, reportedOf, windowSubject, windowWorks } from '../../failover/opening.ts';
import type { Decision, Refused } from '../decision.ts';
import type { HallEvent } from '../events.ts';
import type { WindowStanding } from '../state.ts';
import { accept, happened, refuse } from './context.ts';
import type { Context } from './context.ts';
import { released, stopped } from './stopping.ts';
import { strandedByClosing } from './stranded.ts';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

export function openWindow(context: Context, window: WindowStanding): Decision {
  if (window.status !== 'closed') return refuse('window-already-open', { window: window.number });
  if (context.settings.signIn === 'required' && window.clerk === null) return refuse('sign-in-first');
  return accept([happened(context, { type: 'windowOpened', window: window.number })]);
}

/** A clerk takes the window; whoever was logged in there is relieved. A closed window opens with it. */
export function logIn(context: Context, window: WindowStanding, { clerk }: Of<'log-in'>): Decision {
  for (const other of context.state.windows.values()) {
    if (other !== window && other.clerk === clerk)
      return refuse('clerk-elsewhere', { clerk, window: other.number });
  }
  const at = { window: window.number };
  const events: HallEvent[] = [];
  if (window.clerk !== null && window.clerk !== clerk) {
    events.push(happened(context, { type: 'clerkLoggedOut', ...at, clerk: window.clerk }));
  }
  if (window.clerk !== clerk) events.push(happened(context, { type: 'clerkLoggedIn', ...at, clerk }));
  if (window.status === 'closed') events.push(happened(context, { type: 'windowOpened', ...at }));
  return accept(events);
}

/** The clerk leaves, and the window closes. */
export function logOut(context: Context, window: WindowStanding): Decision {
  const { clerk, number } = window;
  if (clerk === null) return refuse('nobody-logged-in', { window: number });
  const out = happened(context, { type: 'clerkLoggedOut', window: number, clerk });
  if (window.status === 'closed') return accept([out]);
  const closed = closing(context, window);
  return 'ok' in closed ? closed : accept([...closed, out]);
}

export function closeWindow(context: Context, window: WindowStanding): Decision {
  if (window.status === 'closed') return refuse('window-closed', { window: window.number });
  const closed = closing(context, window);
  return 'ok' in closed ? closed : accept(closed);
}

/** No window closes on a member, nor while tickets wait that only it can serve. */
function closing(context: Context, window: WindowStanding): Refused | HallEvent[] {
  if (window.current !== null) return refuse('ticket-in-hand', { ticket: window.current });
  const stranded = strandedByClosing(context.state, window);
  if (stranded.count > 0) return refuse('only-this-window', stranded);
  return [...released(context, window), happened(context, { type: 'windowClosed', window: window.number })];
}

/** The clerk pauses: a ticket in hand is interrupted, tickets directed here go to the front of their services. */
export function pause(context: Context, window: WindowStanding, { reason }: Of<'pause'>): Decision {
  if (window.status === 'closed') return refuse('window-closed', { window: window.number });
  if (window.status === 'paused') return refuse('window-paused', { window: window.number });
  return accept(stopped(context, window, reason, false));
}

/** The window failed, open or paused: the same, marked as a fault, with an incident until it resumes. */
export function interrupt(context: Context, window: WindowStanding, { reason }: Of<'interrupt'>): Decision {
  if (window.status === 'closed') return refuse('window-closed', { window: window.number });
  const subject = windowSubject(window.number);
  const since = context.stamp.at;
  const known = reportedOf(context.state, subject.id) !== null;
  const incident = known ? [] : [opened(context, subject, 'reported', { what: reason, since })];
  return accept([...incident, ...stopped(context, window, reason, true)]);
}

/** The window goes on, and an incident that it failed is over. */
export function resume(context: Context, window: WindowStanding): Decision {
  if (window.status !== 'paused') return refuse('window-not-paused', { window: window.number });
  const resumed = happened(context, { type: 'windowResumed', window: window.number });
  return accept([resumed, ...windowWorks(context, window.number)]);
}
