import type { Answer, Command, Delivery, KioskMenu, Refusal, ServiceId, TicketSlip } from '@jiaohao/shared';
import type { Person } from '../person.ts';

/** What the reader can tell a member, in the words the page prints. */
export type CardHint = 'place-again' | 'ask-desk' | 'try-other-card';

/** Why a touched service did not go on. */
export type ChoiceNote = 'needs-card' | 'needs-card-ask-desk' | 'service-closed';

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
  | { readonly at: 'green-offer'; readonly person: Person; readonly service: ServiceId }
  | {
      readonly at: 'issuing';
      readonly id: string;
      readonly person: Person | null;
      readonly service: ServiceId;
    }
  /** The member already had this ticket. */
  | {
      readonly at: 'existing';
      readonly id: string;
      readonly person: Person | null;
      readonly slip: TicketSlip;
      readonly otherwise: Delivery | null;
    }
  | { readonly at: 'asking-reprint'; readonly id: string }
  | { readonly at: 'printing'; readonly id: string; readonly slip: TicketSlip; readonly reprint: boolean }
  | { readonly at: 'printed'; readonly slip: TicketSlip }
  /** The printer failed: the number stands on the screen until the member says so or goes. */
  | { readonly at: 'on-screen'; readonly id: string; readonly slip: TicketSlip; readonly otherwise: Delivery }
  | { readonly at: 'refused'; readonly refusal: Refusal }
  /** `awaiting`: a command whose answer may still come while the member reads the page. */
  | { readonly at: 'ask-desk'; readonly why: 'hub-away' | 'hub-silent'; readonly awaiting: string | null };

/** The visit, who comes next, and a number that changes with every page, so that a late touch or time-out meets nothing. */
export interface KioskState {
  readonly serial: number;
  readonly visit: Visit;
  /** A card laid while another's ticket was being made; served next unless it is lifted. */
  readonly next: Person | null;
}

/** What a finger can do. Which of these mean something depends on the page. */
export type Touch =
  | { readonly touch: 'begin' }
  | { readonly touch: 'choose'; readonly service: ServiceId }
  | { readonly touch: 'green'; readonly accept: boolean }
  | { readonly touch: 'reprint' }
  /** 我已记下: the member has the number from the screen. */
  | { readonly touch: 'noted' }
  | { readonly touch: 'leave' }
  /** Still here: scrolling, reading. */
  | { readonly touch: 'stay' };

/** What happens to a kiosk. `id` is made where the thing happened and names the command that may follow from it. */
export type VisitEvent =
  | { readonly kind: 'card'; readonly person: Person; readonly id: string }
  | { readonly kind: 'card-lifted' }
  | { readonly kind: 'card-hint'; readonly hint: CardHint }
  | { readonly kind: 'touch'; readonly touch: Touch; readonly serial: number; readonly id: string }
  /** The hub's answer to an issue or a reprint; `otherwise` is the account owed, null if none is. */
  | {
      readonly kind: 'answer';
      readonly id: string;
      readonly answer: Answer;
      readonly otherwise: Delivery | null;
    }
  | { readonly kind: 'print-ended'; readonly id: string; readonly printed: boolean }
  | { readonly kind: 'time-out'; readonly serial: number };

/** What the machine proposes; it does nothing itself. */
export type VisitEffect =
  | { readonly effect: 'send'; readonly id: string; readonly command: Command }
  | { readonly effect: 'print'; readonly id: string; readonly slip: TicketSlip; readonly reprint: boolean }
  /** Account for the ticket answered to command `id`. */
  | { readonly effect: 'account'; readonly id: string; readonly delivery: Delivery }
  /** Give `time-out` with this serial after `ms`; an older one may be forgotten. */
  | { readonly effect: 'arm'; readonly serial: number; readonly ms: number };

/** What the kiosk knows of the world around the visit. */
export interface Surroundings {
  readonly menu: KioskMenu | null;
  readonly hubOnline: boolean;
  readonly readerWorks: boolean;
  readonly printerWorks: boolean;
}

/** How long each page waits for a member, ms. */
export interface Patience {
  /** Choosing, offers, an existing ticket. */
  readonly idleMs: number;
  /** For the hub's answer. */
  readonly answerMs: number;
  /** For the printer, which says much sooner what became of a ticket; only if it says nothing at all. */
  readonly printMs: number;
  /** The printed number stays readable. */
  readonly printedMs: number;
  /** For 我已记下 when the printer failed. */
  readonly noteMs: number;
  /** Hints, refusals, the way to the desk. */
  readonly messageMs: number;
}

export const defaultPatience: Patience = {
  idleMs: 30_000,
  answerMs: 10_000,
  printMs: 60_000,
  printedMs: 8_000,
  noteMs: 60_000,
  messageMs: 15_000,
};

export interface Step {
  readonly state: KioskState;
  readonly effects: readonly VisitEffect[];
}

export const atStart: Visit = { at: 'start', hint: null };
export const freshKiosk: KioskState = { serial: 0, visit: atStart, next: null };
/** The page of services, fresh. */
export const choosing = (person: Person | null): Visit => ({
  at: 'choosing',
  person,
  hint: null,
  note: null,
  wanted: null,
});
