import type { TicketNumber } from '@jiaohao/shared';
import { ticketOf } from '../hall-day/lookup.ts';
import type { HallDay, WindowStanding } from '../hall-day/state.ts';

/** The ticket that a window stopped upon and that no other window has called yet. */
export function interruptedHere(state: HallDay, window: WindowStanding): TicketNumber | null {
  if (window.status !== 'paused' || window.last === null) return null;
  return ticketOf(state, window.last).state === 'interrupted' ? window.last : null;
}
