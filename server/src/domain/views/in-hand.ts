import type {
  Bilingual,
  GreenReason,
  StaffNumber,
  TicketClass,
  TicketNumber,
  TicketState,
} from '@jiaohao/shared';
import { serviceOf } from '../hall-day/lookup.ts';
import type { HallDay, Ticket } from '../hall-day/state.ts';
import { reasonWords } from '@jiaohao/shared';

/** How far the calls of a member who does not come have got. */
interface MissProgress {
  /** Calls that count, and how many are needed before the ticket may be marked as missed. */
  readonly calls: number;
  readonly needed: number;
  /** From when on the next call counts, epoch milliseconds. */
  readonly countsFrom: number;
}

/** The ticket that a window has called or serves. */
export interface InHand {
  readonly ticket: TicketNumber;
  readonly service: Bilingual;
  readonly class: TicketClass;
  readonly green: { readonly reason: GreenReason; readonly note: string | null } | null;
  readonly state: TicketState;
  readonly maskedName: string | null;
  readonly issuedAt: number;
  readonly calledAt: number;
  /** Why it was called; null when it was called by hand. */
  readonly reason: Bilingual | null;
  /** 首问责任 (§17): who took it first. */
  readonly firstClerk: StaffNumber | null;
  /** What was noted when it was last put aside. */
  readonly holdNote: string | null;
  /** What the member was told to have ready (§17-2). */
  readonly documents: readonly Bilingual[];
  readonly miss: MissProgress;
}

export function inHand(state: HallDay, ticket: Ticket): InHand {
  const { plan } = serviceOf(state, ticket.service);
  const { missCalls, missCallGapSeconds } = state.plan.settings;
  const { green, calledFor } = ticket;
  return {
    ticket: ticket.number,
    service: plan.name,
    class: ticket.class,
    green: green && { reason: green.reason, note: green.note },
    state: ticket.state,
    maskedName: maskedNameOf(ticket),
    issuedAt: ticket.issuedAt,
    calledAt: ticket.calledAt,
    reason: calledFor && reasonWords(ticket.number, calledFor),
    firstClerk: ticket.firstClerk,
    holdNote: ticket.holdNote,
    documents: plan.documents,
    miss: {
      calls: ticket.countedCalls,
      needed: missCalls,
      countsFrom: ticket.countedCallAt + missCallGapSeconds * 1000,
    },
  };
}

export function maskedNameOf({ member }: Ticket): string | null {
  return member === null ? null : member.maskedName;
}
