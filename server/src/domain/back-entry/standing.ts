import type { AgentId, BackEntrySource, ServiceId, TicketNumber, WindowNumber } from '@jiaohao/shared';

/** Twenty numbers of a series, from and to inclusive, for one kiosk to give out without the hub. */
export interface NumberBlock {
  readonly kiosk: AgentId;
  readonly series: string;
  readonly from: number;
  readonly to: number;
}

/** What an entry said that the books cannot hold as it is. */
export type ConflictWhat =
  /** Two different tickets under one number: the second to be entered is kept here only. */
  | {
      readonly kind: 'number-twice';
      readonly ticket: TicketNumber;
      readonly service: ServiceId;
      readonly source: BackEntrySource;
      readonly issuedAt: number;
    }
  /** The person had an open ticket of this service already; both stand. */
  | { readonly kind: 'second-ticket'; readonly ticket: TicketNumber; readonly other: TicketNumber }
  /** The number was not leased to who gave it out, or is none of the paper book's. The ticket stands. */
  | { readonly kind: 'foreign-number'; readonly ticket: TicketNumber }
  /** Nobody knows the number that was called. It is called in the books once its ticket is entered. */
  | {
      readonly kind: 'unknown-number';
      readonly digits: string;
      readonly window: WindowNumber;
      readonly calledAt: number;
      readonly ended: { readonly how: 'done' | 'missed'; readonly at: number } | null;
    }
  /** The ticket was at another window, or had ended, when it was called by hand. */
  | {
      readonly kind: 'called-twice';
      readonly ticket: TicketNumber;
      readonly window: WindowNumber;
      readonly calledAt: number;
    }
  /** The digits may mean several tickets; none of them was touched. */
  | {
      readonly kind: 'ambiguous-number';
      readonly digits: string;
      readonly tickets: readonly TicketNumber[];
      readonly window: WindowNumber;
      readonly calledAt: number;
    };

/** One line of the reconciliation list; only a person takes it off. */
export interface Conflict {
  /** `2026-11-23-c4`. */
  readonly id: string;
  readonly what: ConflictWhat;
  readonly at: number;
}

export interface BackEntryStanding {
  /** Blocks leased beyond each kiosk's first, in the order they were leased. */
  readonly blocks: NumberBlock[];
  readonly conflicts: Map<string, Conflict>;
  /** Conflicts found this day, for their ids. */
  found: number;
}

export function backEntryAtFirst(conflicts: readonly Conflict[]): BackEntryStanding {
  return { blocks: [], conflicts: new Map(conflicts.map((each) => [each.id, each])), found: 0 };
}
