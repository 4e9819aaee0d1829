import type {
  BackEntrySource,
  Delivery,
  Member,
  ServiceId,
  TicketClass,
  TicketNumber,
  WindowNumber,
} from '@jiaohao/shared';
import type { GreenGrant } from '../hall-day/green-grant.ts';
import type { Conflict, HandCall, NumberBlock, PaperLease, VisitEnd } from './standing.ts';

/** What was done without the hub and entered afterwards; `at` of each event is when it was entered. */
export interface BackEntryEvents {
  blockLeased: { readonly block: NumberBlock };
  /** A desk's browser has these blocks more, or keeps what it has: see {@link PaperLease}. */
  paperLeased: Pick<PaperLease, 'desk' | 'place' | 'until' | 'blocks'>;
  paperReturned: { readonly desk: string };
  ticketBackEntered: {
    readonly ticket: TicketNumber;
    readonly service: ServiceId;
    readonly class: TicketClass;
    readonly source: BackEntrySource;
    /** True time, epoch milliseconds; the ticket stands in its queue by it. */
    readonly issuedAt: number;
    readonly delivery: Delivery;
    readonly member: Member | null;
    readonly green: GreenGrant | null;
  };
  /**
   * Called by hand at its true time. The ticket is in the window's hand, or the visit was over already when it was
   * entered: `at` says when it ended, null when only that it did is known.
   */
  callBackEntered: HandCall & {
    readonly over: { readonly how: VisitEnd['how']; readonly at: number | null } | null;
  };
  /** The window was done with the ticket in its hand, or nobody came, at its true time. */
  visitEndBackEntered: {
    readonly ticket: TicketNumber;
    readonly window: WindowNumber;
    readonly how: VisitEnd['how'];
    readonly endedAt: number;
  };
  conflictFound: { readonly conflict: Conflict };
  /** `note`: what the person said; null: the missing ticket was entered after all. */
  conflictResolved: { readonly conflict: string; readonly note: string | null };
}
