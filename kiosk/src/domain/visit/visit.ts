import type { Answer, Command, Delivery, KioskMenu, Refusal, ServiceId } from '@jiaohao/shared';
import type { Paper } from '../paper.ts';
import type { Person } from '../person.ts';
import type { RosterSheet } from '../roster-sheet.ts';
import type { OfflineSlip, Slip } from '../slip.ts';

/** What the reader can tell a member, in the words the page prints. */
export type CardHint = 'place-again' | 'ask-desk' | 'try-other-card';

/** Why a touched service did not go on. */
export type ChoiceNote = 'needs-card' | 'needs-card-ask-desk' | 'service-closed';

/** Why a person has to help; with `no-reprint` the number itself stands. */
export type DeskReason = 'hub-away' | 'hub-silent' | 'numbers-used-up' | 'no-reprint';

/** A ticket somebody wishes for. */
export interface Wish {
  readonly person: Person | null;
  readonly service: ServiceId;
  /** The green channel was offered and wanted. */
  readonly green: boolean;
}

/** One member's visit to the kiosk: which page they stand before and what is under way. Never holds a card. */
export type Visit =
  | { readonly at: 'start'; readonly hint: CardHint | null }
  | {
      readonly at: 'choosing';
      readonly person: Person | null;
      readonly hint: CardHint | null;
      readonly note: ChoiceNote | null;
      /** Touched without the card it needs: goes on by itself when one is laid. */
      readonly wanted: ServiceId | null;
    }
  /** What to have ready is read before the number is taken (一次性告知). */
  | { readonly at: 'documents'; readonly person: Person | null; readonly service: ServiceId }
  | { readonly at: 'green-offer'; readonly person: Person; readonly service: ServiceId }
  /** The number of a booked slot is keyed in. */
  | { readonly at: 'appointment'; readonly person: Person | null }
  | { readonly at: 'checking-in'; readonly id: string; readonly person: Person | null }
  | {
      readonly at: 'issuing';
      readonly id: string;
      readonly wish: Wish;
      /** Whom the number is awaited from: the hub, or this kiosk's own books. */
      readonly by: 'hub' | 'kiosk';
      /** The hub has been asked, under the same id. */
      readonly asked: boolean;
    }
  /** The member already had this ticket. */
  | {
      readonly at: 'existing';
      readonly id: string;
      readonly person: Person | null;
      readonly slip: Slip;
      readonly otherwise: Delivery | null;
    }
  | { readonly at: 'asking-reprint'; readonly id: string }
  /** Nobody stood here, and the desk wants a ticket on paper; `again`: it has been on paper before. */
  | { readonly at: 'taking-order'; readonly id: string; readonly again: boolean }
  | {
      readonly at: 'printing';
      readonly id: string;
      readonly slip: Slip;
      readonly reprint: boolean;
      readonly otherwise: Delivery | null;
    }
  | { readonly at: 'printed'; readonly slip: Slip }
  /** The printer failed: the number stands on the screen until the member says so or goes. */
  | {
      readonly at: 'on-screen';
      readonly id: string;
      readonly slip: Slip;
      readonly otherwise: Delivery | null;
    }
  | { readonly at: 'refused'; readonly refusal: Refusal }
  /** `awaiting`: a command whose answer may still come while the member reads the page. */
  | { readonly at: 'ask-desk'; readonly why: DeskReason; readonly awaiting: string | null }
  /** A consultant looks at who waits; `id` is the print's. */
  | {
      readonly at: 'roster';
      readonly print: 'not-asked' | 'under-way' | 'printed' | 'failed';
      readonly id: string | null;
    };

/** A member reads and makes up their mind; nothing is under way. */
export type Deciding = Extract<Visit, { at: 'choosing' | 'documents' | 'green-offer' | 'appointment' }>;

/** The visit, who comes next, and a number that changes with every page, so that a late touch or time-out meets nothing. */
export interface KioskState {
  readonly serial: number;
  readonly visit: Visit;
  /** A card laid while another's ticket was being made; served next unless it is lifted. */
  readonly next: Person | null;
  /** 长辈版: larger type, less at once, more time. For this visit only. */
  readonly large: boolean;
}

/** What a finger can do. Which of these mean something depends on the page. */
export type Touch =
  | { readonly touch: 'begin' }
  | { readonly touch: 'choose'; readonly service: ServiceId }
  /** The papers were read: the number, please. */
  | { readonly touch: 'take' }
  | { readonly touch: 'green'; readonly accept: boolean }
  | { readonly touch: 'appointment' }
  | { readonly touch: 'check-in'; readonly appointment: string }
  /** 长辈版, and back. */
  | { readonly touch: 'large'; readonly on: boolean }
  | { readonly touch: 'reprint' }
  /** One of the numbers the start page offers, because they never came out on paper. */
  | { readonly touch: 'reprint-number'; readonly ticket: string }
  /** The number shown was called by hand already, which this kiosk cannot know. */
  | { readonly touch: 'another' }
  /** 我已记下: the member has the number from the screen. */
  | { readonly touch: 'noted' }
  | { readonly touch: 'leave' }
  /** Still here: scrolling, reading. */
  | { readonly touch: 'stay' }
  /** The staff's way to who waits, and to that on paper. */
  | { readonly touch: 'roster' }
  | { readonly touch: 'print-roster' };

/** Why this kiosk has no number to give. */
export type NoNumber = 'no-lease' | 'used-up' | 'not-recorded';

/** What happens to a kiosk. `id` is made where the thing happened and names the command that may follow from it. */
export type VisitEvent =
  | { readonly kind: 'card'; readonly person: Person; readonly id: string }
  | { readonly kind: 'card-lifted' }
  | { readonly kind: 'card-hint'; readonly hint: CardHint }
  /** The desk has ordered a ticket here, and nobody stands before this kiosk. */
  | { readonly kind: 'print-order'; readonly id: string }
  | { readonly kind: 'touch'; readonly touch: Touch; readonly serial: number; readonly id: string }
  /** The hub's answer to an issue, a check-in, a reprint or an order of the desk; `otherwise` is the account owed, null if none is. */
  | {
      readonly kind: 'answer';
      readonly id: string;
      readonly answer: Answer;
      readonly otherwise: Delivery | null;
    }
  /** This kiosk's own number, on disk already; `repeat` if its owner had it before. */
  | {
      readonly kind: 'number-given';
      readonly id: string;
      readonly slip: OfflineSlip;
      readonly repeat: boolean;
      readonly otherwise: Delivery | null;
    }
  | { readonly kind: 'no-number'; readonly id: string; readonly why: NoNumber }
  /** The disk does not take the command, so that it was not sent. */
  | { readonly kind: 'not-sent'; readonly id: string }
  /** The session with the hub has just been lost. */
  | { readonly kind: 'hub-lost' }
  | { readonly kind: 'print-ended'; readonly id: string; readonly printed: boolean }
  | { readonly kind: 'time-out'; readonly serial: number };

/** What the machine proposes; it does nothing itself. */
export type VisitEffect =
  | { readonly effect: 'send'; readonly id: string; readonly command: Command }
  /** Give out one of this kiosk's own numbers; `instead` of the ticket that the command of this id may still bring. */
  | {
      readonly effect: 'give-number';
      readonly id: string;
      readonly wish: Wish;
      readonly instead: string | null;
      /** Also to somebody who has one. */
      readonly another: boolean;
    }
  | { readonly effect: 'print'; readonly id: string; readonly paper: Paper }
  /** Account for the hub's ticket answered to command `id`. */
  | { readonly effect: 'account'; readonly id: string; readonly delivery: Delivery }
  /** The same for a number of this kiosk; it is then entered at the hub, or what is new of its delivery is. */
  | {
      readonly effect: 'account-own';
      readonly id: string;
      readonly ticket: string;
      readonly delivery: Delivery;
    }
  /** Give `time-out` with this serial after `ms`; an older one may be forgotten. */
  | { readonly effect: 'arm'; readonly serial: number; readonly ms: number };

/** What the kiosk knows of the world around the visit. */
export interface Surroundings {
  /** What is offered: as the hub says, or without it as far as is known. */
  readonly menu: KioskMenu | null;
  /** `connecting`: this kiosk has just started and has not found the hub yet. */
  readonly hub: 'here' | 'connecting' | 'away';
  /** It is there and has no time just now; what was asked of it is asked again. */
  readonly hubIsBusy: boolean;
  /** The hub has leased numbers to this kiosk, for the time without it. */
  readonly hasLease: boolean;
  readonly readerWorks: boolean;
  readonly printerWorks: boolean;
  readonly roster: RosterSheet | null;
}

export interface Step {
  readonly state: KioskState;
  readonly effects: readonly VisitEffect[];
}

export const atStart: Visit = { at: 'start', hint: null };
export const freshKiosk: KioskState = { serial: 0, visit: atStart, next: null, large: false };
export const isDeciding = (visit: Visit): visit is Deciding =>
  visit.at === 'choosing' ||
  visit.at === 'documents' ||
  visit.at === 'green-offer' ||
  visit.at === 'appointment';
/** The page of services, fresh. */
export const choosing = (person: Person | null): Visit => ({
  at: 'choosing',
  person,
  hint: null,
  note: null,
  wanted: null,
});
