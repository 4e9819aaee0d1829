import type { CommandResult, TicketNumber, TicketSlip } from '@jiaohao/shared';
import type { Outcome } from '../hall-day/decision.ts';
import { serviceOf, ticketOf } from '../hall-day/lookup.ts';
import { MINUTE, timeOfDay } from '../hall-day/stamp.ts';
import type { Stamp } from '../hall-day/stamp.ts';
import { windowsOwning } from '../hall-day/standing.ts';
import type { HallDay } from '../hall-day/state.ts';
import { aheadOf } from './place.ts';
import { estimateWait } from './waiting-time.ts';
import { windowRange } from './window-range.ts';

/**
 * Everything that stands on a ticket, as of now.
 * @param tracker the opaque address the hub made for this ticket
 */
export function ticketSlip(state: HallDay, number: TicketNumber, stamp: Stamp, tracker: string): TicketSlip {
  const ticket = ticketOf(state, number);
  const { plan } = serviceOf(state, ticket.service);
  const ahead = aheadOf(state, ticket);
  const minute = Math.floor((ticket.issuedAt - state.midnight) / MINUTE);
  return {
    ticket: number,
    hall: state.plan.name,
    service: ticket.service,
    serviceName: plan.name,
    class: ticket.class,
    windows: windowRange(windowsOwning(state, ticket.service).map((window) => window.number)),
    ahead,
    wait: estimateWait(state, ticket.service, ahead, stamp.at),
    issuedAt: `${state.date} ${timeOfDay(minute)}`,
    documents: [...plan.documents],
    tracker,
    delivery: ticket.delivery,
  };
}

/** An accepted command's answer on the wire, after its events were evolved. */
export function commandResult(
  state: HallDay,
  outcome: Outcome,
  stamp: Stamp,
  trackerOf: (ticket: TicketNumber) => string,
): CommandResult {
  if (outcome.kind === 'done') return { kind: 'done' };
  if (outcome.kind === 'called') return { ...outcome, reason: { ...outcome.reason } };
  const { ticket, repeat } = outcome;
  return { kind: 'ticket', slip: ticketSlip(state, ticket, stamp, trackerOf(ticket)), repeat };
}
