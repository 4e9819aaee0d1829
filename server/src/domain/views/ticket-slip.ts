import type {
  CommandResult,
  Delivery,
  ServiceId,
  TicketClass,
  TicketNumber,
  TicketSlip,
  WindowNumber,
} from '@jiaohao/shared';
import type { HallPlan } from '../hall.ts';
import type { Outcome } from '../hall-day/decision.ts';
import { ticketOf } from '../hall-day/lookup.ts';
import { MINUTE, timeOfDay } from '../hall-day/stamp.ts';
import type { Stamp } from '../hall-day/stamp.ts';
import { windowsOwning } from '../hall-day/standing.ts';
import type { HallDay } from '../hall-day/state.ts';
import { reasonWords } from '@jiaohao/shared';
import type { CallReason } from '@jiaohao/shared';
import { aheadOf } from './place.ts';
import { estimateWait, saidWait } from './waiting-time.ts';
import type { WaitEstimate } from './waiting-time.ts';
import { windowRange } from './window-range.ts';

/** What is a ticket's own on its slip, as of one moment; all else that is printed stands in the plan of its day. */
export interface SlipFacts {
  readonly ticket: TicketNumber;
  readonly service: ServiceId;
  readonly class: TicketClass;
  /** Windows that serve it, for people: `1–3`. */
  readonly windows: string;
  readonly ahead: number;
  readonly wait: WaitEstimate | null;
  /** Local wall time, `2026-11-23 09:31`. */
  readonly issuedAt: string;
  readonly delivery: Delivery;
}

/** What an accepted command's sender is told, without the words: enough to say the same again at any later time. */
export type AnswerFacts =
  | { readonly kind: 'ticket'; readonly slip: SlipFacts; readonly repeat: boolean }
  | {
      readonly kind: 'called';
      readonly window: WindowNumber;
      readonly ticket: TicketNumber;
      readonly reason: CallReason;
    }
  | { readonly kind: 'done' };

function slipFacts(state: HallDay, number: TicketNumber, stamp: Stamp): SlipFacts {
  const ticket = ticketOf(state, number);
  const ahead = aheadOf(state, ticket);
  const minute = Math.floor((ticket.issuedAt - state.midnight) / MINUTE);
  return {
    ticket: number,
    service: ticket.service,
    class: ticket.class,
    windows: windowRange(windowsOwning(state, ticket.service).map((window) => window.number)),
    ahead,
    wait: estimateWait(state, ticket.service, ahead, stamp.at),
    issuedAt: `${state.date} ${timeOfDay(minute)}`,
    delivery: ticket.delivery,
  };
}

function slipOf(plan: HallPlan, facts: SlipFacts, tracker: string): TicketSlip {
  const service = plan.services.find(({ id }) => id === facts.service);
  return {
    ...facts,
    hall: plan.name,
    serviceName: service?.name ?? { zh: facts.service, en: facts.service },
    wait: facts.wait && saidWait(facts.wait),
    documents: [...(service?.documents ?? [])],
    tracker,
  };
}

/**
 * Everything that stands on a ticket, as of now.
 * @param tracker the opaque address the hub made for this ticket
 */
export function ticketSlip(state: HallDay, number: TicketNumber, stamp: Stamp, tracker: string): TicketSlip {
  return slipOf(state.plan, slipFacts(state, number, stamp), tracker);
}

/** What an accepted command's sender is told, after its events were evolved. */
export function answerFacts(state: HallDay, outcome: Outcome, stamp: Stamp): AnswerFacts {
  if (outcome.kind !== 'ticket') return outcome;
  const { ticket, repeat } = outcome;
  return { kind: 'ticket', slip: slipFacts(state, ticket, stamp), repeat };
}

/** The same on the wire, in words, by the plan of its day. */
export function commandResult(
  plan: HallPlan,
  facts: AnswerFacts,
  trackerOf: (ticket: TicketNumber) => string,
): CommandResult {
  if (facts.kind === 'done') return { kind: 'done' };
  if (facts.kind === 'called')
    return { ...facts, reason: { ...facts.reason, ...reasonWords(facts.ticket, facts.reason) } };
  const { slip, repeat } = facts;
  return { kind: 'ticket', slip: slipOf(plan, slip, trackerOf(slip.ticket)), repeat };
}
