import type { TicketNumber, WindowNumber } from '@jiaohao/shared';

/**
 * What was seen and heard in the hall, kept outside the system: by the simulator, whose paper, lights and speaker they
 * are, and by the simulated people. Times are epoch milliseconds of the one machine all of it runs on.
 */
export interface Evidence {
  /** Tickets on paper on which a number can be read, in the order they came out. */
  readonly paper: readonly PaperSeen[];
  /** Numbers that reached a person. */
  readonly hands: readonly InHand[];
  /** What each board was read as, whenever it changed. */
  readonly boards: readonly BoardSeen[];
  readonly spoken: readonly CallHeard[];
  /** What was made to fail, from when to when. */
  readonly troubles: readonly TroubleEpisode[];
  /** What the duty manager was shown once all was quiet: tickets that a person at the desk is to hand over. */
  readonly deskTasks: readonly TicketNumber[];
}

export interface PaperSeen {
  readonly at: number;
  readonly kiosk: string;
  readonly ticket: TicketNumber;
  /** Marked 离线号. */
  readonly offline: boolean;
  /** Marked 重打. */
  readonly reprint: boolean;
  /** Printed to its end and cut off. */
  readonly whole: boolean;
}

/** A person has a number: from paper, from a kiosk's screen, or from the desk. */
export interface InHand {
  readonly at: number;
  readonly ticket: TicketNumber;
  /** One simulated human being; null: whoever came to the desk for a number that no kiosk had shown anybody. */
  readonly person: string | null;
  readonly from: 'paper' | 'screen' | 'desk';
}

/** A board from now on reads as this ticket's call, or (null) as no call. */
export interface BoardSeen {
  readonly at: number;
  readonly window: WindowNumber;
  readonly ticket: TicketNumber | null;
}

export interface CallHeard {
  readonly at: number;
  readonly window: WindowNumber;
  readonly ticket: TicketNumber;
}

export interface TroubleEpisode {
  /** A device or program: `board-3`, `strip-bus`, `D1`, `hub`. */
  readonly subject: string;
  readonly trouble: string;
  readonly from: number;
  readonly to: number;
}

/** What does not agree: by which rule, about what, in a sentence. */
export interface Discrepancy {
  readonly rule: string;
  readonly at: number;
  readonly text: string;
}
