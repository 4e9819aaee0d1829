import type {
  BackEntrySource,
  Delivery,
  ServiceId,
  TicketNumber,
  TicketState,
  WindowNumber,
} from '@jiaohao/shared';
import type { Conflict } from '../../../server/src/domain/back-entry/standing.ts';

/** One call of a ticket to a window, by key, by page, or entered afterwards with its true time. */
export interface BookedCall {
  readonly ticket: TicketNumber;
  readonly window: WindowNumber;
  readonly at: number;
  readonly how: 'called' | 'recalled' | 'by hand';
  /** When the window let go of it; null while it is there. */
  until: number | null;
}

export interface BookedTicket {
  readonly number: TicketNumber;
  readonly service: ServiceId;
  readonly source: 'kiosk' | 'desk' | BackEntrySource;
  /** When it was given out, by the clock of whoever gave it. */
  readonly givenAt: number;
  readonly deliveries: { readonly delivery: Delivery; readonly at: number }[];
  state: TicketState;
}

/** What the journal says of one business day, told in the words the ledger compares. */
export interface Books {
  readonly tickets: ReadonlyMap<TicketNumber, BookedTicket>;
  readonly calls: readonly BookedCall[];
  /** The reconciliation list, those a person has emptied it of included. */
  readonly conflicts: readonly Conflict[];
  /** Ids of those still on it. */
  readonly unresolved: ReadonlySet<string>;
  /** What the journal cannot say: events about tickets that it never gave out. */
  readonly strays: readonly string[];
}

/** How the member has it, as the books say last. */
export function deliveryOf({ deliveries }: BookedTicket): Delivery {
  return deliveries.at(-1)?.delivery ?? 'undelivered';
}

/** Something is still to be done for it. */
export function isOpen({ state }: BookedTicket): boolean {
  return !['done', 'missed', 'cancelled', 'abandoned'].includes(state);
}
