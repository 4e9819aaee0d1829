import type { TicketNumber, WindowNumber } from '@jiaohao/shared';
import { windowOf } from '../hall-day/lookup.ts';
import type { HallDay, WindowStanding } from '../hall-day/state.ts';
import { dedicatedRules, ordinaryRules } from './policy.ts';
import type { Asking, Pick } from './policy.ts';
import type { CallReason } from '@jiaohao/shared';
import type { Turn } from './turn.ts';
import { servicesAsked } from './services-asked.ts';
import type { ServiceAsked } from './services-asked.ts';

/** Who is called, why, and how the call counts against the service's run of priority calls. */
export interface NextCall {
  readonly ticket: TicketNumber;
  readonly reason: CallReason;
  readonly turn: Turn;
}

/**
 * Who a window calls next, and why: the first rule of its policy that finds a ticket, over the window's own services
 * and those helper services whose head has waited long enough; over all helper services when there is no work of its
 * own. Looks at lane heads only, so it costs the same with ten or a hundred thousand waiting. Null: nobody.
 * @param at epoch milliseconds
 */
export function callNext(state: HallDay, number: WindowNumber, at: number): NextCall | null {
  const window = windowOf(state, number);
  const [first, otherwise] = servicesAsked(state, window, at);
  const pick = firstPick(asking(state, window, at, first)) ?? firstPick(asking(state, window, at, otherwise));
  if (pick === null) return null;
  const { ticket, reason } = pick;
  const turn = window.dedicatedGreen ? 'outside' : pick.turn;
  return { ticket: ticket.number, reason, turn };
}

function asking(
  state: HallDay,
  window: WindowStanding,
  at: number,
  services: readonly ServiceAsked[],
): Asking {
  const { settings } = state.plan;
  const greenFirst = window.dedicatedGreen || settings.greenDelivery.includes('priority-calling');
  return { state, window, at, services, settings, greenFirst, bounded: !window.dedicatedGreen };
}

/** The ticket that a question's policy calls: the first rule that finds one. */
function firstPick(asking: Asking): Pick | null {
  for (const rule of asking.window.dedicatedGreen ? dedicatedRules : ordinaryRules) {
    const pick = rule(asking);
    if (pick !== null) return pick;
  }
  return null;
}
