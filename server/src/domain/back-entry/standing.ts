import type { Actor, AgentId, BackEntrySource, ServiceId, TicketNumber, WindowNumber } from '@jiaohao/shared';

/** Twenty numbers of a series, from and to inclusive, for one kiosk to give out without the hub. */
export interface NumberBlock {
  readonly kiosk: AgentId;
  readonly series: string;
  readonly from: number;
  readonly to: number;
}

/** Paper numbers of a series, from and to inclusive. */
export interface PaperBlock {
  readonly series: string;
  readonly from: number;
  readonly to: number;
}

/** The paper numbers that one browser of the desk may give out without the hub, and nobody else. */
export interface PaperLease {
  /** Its browser's own id. */
  readonly desk: string;
  /** Which desk it stands at, as people say. */
  readonly place: number;
  /** Who was signed in there when it was leased or kept last. */
  readonly by: Actor;
  /** When that was. */
  readonly at: number;
  /** Its first block of each series stays its own on the dates that begin before this time, epoch milliseconds. */
  readonly until: number;
  /** In the order they are to be used. */
  readonly blocks: readonly PaperBlock[];
  /** Given back then, null while it holds: numbers given back are nobody's for the rest of the day. */
  readonly returnedAt: number | null;
}

/** How a visit ended that was called by hand, and when. */
export interface VisitEnd {
  readonly how: 'done' | 'missed';
  readonly at: number;
}

/** A call by hand that is in the books. */
export interface HandCall {
  readonly ticket: TicketNumber;
  readonly window: WindowNumber;
  /** Its true time: never before the ticket was given out, nor after it was entered. */
  readonly calledAt: number;
  /** The time that was told, and the digits as they were keyed or written: by these it is known when it is told again. */
  readonly toldAt: number;
  readonly digits: string;
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
      readonly ended: VisitEnd | null;
    }
  /** The books cannot take the ticket: it is of another day, or of a service that the day does not have. */
  | {
      readonly kind: 'ticket-not-entered';
      readonly ticket: TicketNumber;
      readonly service: ServiceId;
      readonly source: BackEntrySource;
      readonly issuedAt: number;
      readonly why: 'other-day' | 'unknown-service';
    }
  /** Nor the call: it is of another day, or of a window that the day does not have. */
  | {
      readonly kind: 'call-not-entered';
      readonly digits: string;
      readonly window: WindowNumber;
      readonly calledAt: number;
      readonly why: 'other-day' | 'unknown-window';
    }
  /** The ticket was at another window, or had ended, when it was called by hand. */
  | {
      readonly kind: 'called-twice';
      readonly ticket: TicketNumber;
      readonly window: WindowNumber;
      readonly calledAt: number;
    }
  /**
   * The digits may mean several tickets. None of them was touched; but when all but one came into the books only later,
   * that one has been called.
   */
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
  /** The day's leases of paper numbers, those given back too. */
  readonly paper: PaperLease[];
  readonly conflicts: Map<string, Conflict>;
  /** The day's calls by hand, by {@link handCallKey}. */
  readonly calls: Map<string, HandCall>;
  /** Conflicts found this day, for their ids. */
  found: number;
}

/** What of it outlives a business day. */
export interface CarriedEntries {
  readonly conflicts: readonly Conflict[];
  readonly paper: readonly PaperLease[];
}

export function backEntryAtFirst({ conflicts, paper }: CarriedEntries): BackEntryStanding {
  return {
    blocks: [],
    paper: [...paper],
    conflicts: new Map(conflicts.map((each) => [each.id, each])),
    calls: new Map(),
    found: 0,
  };
}

/** One call of one ticket, whichever way its digits were keyed. */
export function handCallKey({
  ticket,
  window,
  toldAt,
}: Pick<HandCall, 'ticket' | 'window' | 'toldAt'>): string {
  return `${ticket} ${window} ${toldAt}`;
}
