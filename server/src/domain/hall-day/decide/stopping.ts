import type { HallEvent } from '../events.ts';
import type { WindowStanding } from '../state.ts';
import { happened } from './context.ts';
import type { Context } from './context.ts';

/** A window stops: a ticket in hand is interrupted, tickets directed here go to the front of their services (§32-2). */
export function stopped(
  context: Context,
  window: WindowStanding,
  reason: string,
  fault: boolean,
): HallEvent[] {
  const at = { window: window.number };
  const { current } = window;
  const interrupted =
    current === null
      ? []
      : [happened(context, { type: 'ticketInterrupted', ...at, ticket: current, reason })];
  const paused = happened(context, { type: 'windowPaused', ...at, reason, fault });
  return [...interrupted, ...released(context, window), paused];
}

/** What was directed to a window goes to the front of its service. */
export function released(context: Context, window: WindowStanding): HallEvent[] {
  return [...window.directed].map((ticket) =>
    happened(context, { type: 'ticketReleased', ticket, window: window.number }),
  );
}
