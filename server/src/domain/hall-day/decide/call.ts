import type { Command } from '@jiaohao/shared';
import { callNext } from '../../routing/call-next.ts';
import type { NextCall } from '../../routing/call-next.ts';
import type { Decision, Refused } from '../decision.ts';
import type { HallEvent } from '../events.ts';
import type { WindowStanding } from '../state.ts';
import { resolveNumber } from './call-number.ts';
import { accept, happened, refuse } from './context.ts';
import type { Context } from './context.ts';

/**
 * The one button: whoever is at the window is done, and the next is called. A second press within the guard calls
 * nobody and ends nothing.
 */
export function callNextHere(context: Context, window: WindowStanding): Decision {
  const notReady = cannotCall(context, window);
  if (notReady) return notReady;
  const since = context.stamp.at - (window.lastCallAt ?? -Infinity);
  if (since >= 0 && since < context.settings.misclickGuardSeconds * 1000) return refuse('too-soon');
  const before = beforeCall(context, window);
  const next = callNext(context.state, window.number, context.stamp.at);
  if (next !== null) return call(context, window, before, next);
  return before.length > 0 ? accept(before) : refuse('nobody-waiting');
}

/** A number the clerk chose, of those this window may serve; one it holds aside counts as ready. */
export function callNumber(
  context: Context,
  window: WindowStanding,
  { digits }: Extract<Command, { kind: 'call-number' }>,
): Decision {
  const notReady = cannotCall(context, window);
  if (notReady) return notReady;
  const found = resolveNumber(context.state, window, digits);
  if (!found.ok) return found;
  const { number: ticket, state } = found.ticket;
  const ready =
    state === 'held' ? [happened(context, { type: 'ticketReady', ticket, window: window.number })] : [];
  const before = [...beforeCall(context, window), ...ready];
  return call(context, window, before, {
    ticket,
    reason: { code: 'chosen', helper: false },
    turn: 'outside',
  });
}

function cannotCall({ settings }: Context, window: WindowStanding): Refused | null {
  if (window.status === 'paused') return refuse('window-paused', { window: window.number });
  if (window.status === 'open' || settings.signIn === 'optional') return null;
  return window.clerk === null ? refuse('sign-in-first') : refuse('window-closed', { window: window.number });
}

/** What a call brings about first: a closed window opens, whoever is in hand is done. */
function beforeCall(context: Context, window: WindowStanding): HallEvent[] {
  const at = { window: window.number };
  const opened = window.status === 'closed' ? [happened(context, { type: 'windowOpened', ...at })] : [];
  const { current } = window;
  const finished =
    current === null ? [] : [happened(context, { type: 'ticketFinished', ...at, ticket: current })];
  return [...opened, ...finished];
}

function call(context: Context, window: WindowStanding, before: HallEvent[], next: NextCall): Decision {
  const { number, clerk } = window;
  const called = happened(context, { type: 'ticketCalled', window: number, clerk, ...next });
  const { ticket, reason } = next;
  return accept([...before, called], { kind: 'called', window: number, ticket, reason });
}
