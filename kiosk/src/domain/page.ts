import type { AgentId, Bilingual, Refusal, TicketNumber } from '@jiaohao/shared';
import {
  detailsOf,
  greet,
  nameOf,
  offersOf,
  type Greeting,
  type ServiceDetails,
  type ServiceGroupOffer,
} from './offers.ts';
import { mayCheckIn } from './visit/appointment.ts';
import type { RosterSheet } from './roster-sheet.ts';
import type { Slip } from './slip.ts';
import { mayReprint, mayTakeAnother } from './visit/on-number-touch.ts';
import { reprintable, waitsForMachine } from './visit/on-touch.ts';
import {
  isDeciding,
  type CardHint,
  type ChoiceNote,
  type Deciding,
  type DeskReason,
  type KioskState,
  type Surroundings,
  type Visit,
} from './visit/visit.ts';

/** The page a member stands before; whole, so that a page that reconnects needs nothing else. */
type PageBody =
  /** Neither the hub nor this kiosk's own memory has said yet what it offers. */
  | { readonly page: 'starting' }
  /** Without the hub, and with no numbers to give. */
  | { readonly page: 'hub-away' }
  | { readonly page: 'closed'; readonly notice: Bilingual | null; readonly notices: readonly Bilingual[] }
  | {
      readonly page: 'start';
      readonly hint: CardHint | null;
      readonly notice: Bilingual | null;
      readonly notices: readonly Bilingual[];
      /** Numbers that never came out on paper and now could. */
      readonly unprinted: readonly TicketNumber[];
      readonly canCheckIn: boolean;
    }
  | {
      readonly page: 'choosing';
      readonly greeting: Greeting | null;
      readonly notices: readonly Bilingual[];
      readonly groups: readonly ServiceGroupOffer[];
      readonly hint: CardHint | null;
      readonly note: ChoiceNote | null;
      readonly canCheckIn: boolean;
    }
  | {
      readonly page: 'documents';
      readonly greeting: Greeting | null;
      /** Null when it has just been taken out of the plan. */
      readonly service: ServiceDetails | null;
    }
  | { readonly page: 'appointment'; readonly greeting: Greeting | null; readonly canCheckIn: boolean }
  | { readonly page: 'green-offer'; readonly greeting: Greeting; readonly service: Bilingual }
  /** `busy`: the hub has no time just now and is asked again. */
  | { readonly page: 'issuing'; readonly busy: boolean }
  | {
      readonly page: 'existing';
      readonly slip: Slip;
      readonly canReprint: boolean;
      /** It may have been called by hand since: its owner may say so. */
      readonly canTakeAnother: boolean;
    }
  | { readonly page: 'printing'; readonly slip: Slip; readonly reprint: boolean }
  | { readonly page: 'printed'; readonly slip: Slip }
  | { readonly page: 'on-screen'; readonly slip: Slip; readonly canReprint: boolean }
  | { readonly page: 'refused'; readonly refusal: Refusal }
  | { readonly page: 'ask-desk'; readonly why: DeskReason }
  | {
      readonly page: 'roster';
      readonly sheet: RosterSheet | null;
      readonly print: Extract<Visit, { at: 'roster' }>['print'];
    };

/** What goes to the touch page. */
export type Page = PageBody & {
  /** Comes back with each touch. */
  readonly serial: number;
  /** 长辈版. */
  readonly large: boolean;
  /** Milliseconds until it goes back by itself, as of now; null where it waits for a machine, or for ever. */
  readonly leavesIn: number | null;
  readonly hall: Bilingual | null;
  /** Numbers are given out without the hub (离线号). */
  readonly offline: boolean;
  readonly readerWorks: boolean;
  readonly printerWorks: boolean;
  /** Kiosks that print, named when this one does not. */
  readonly otherKiosks: readonly AgentId[];
};

/**
 * The page for a state: a view, decided nowhere else.
 * @param timeLeft milliseconds until this state's time-out; null if none is armed
 */
export function pageFor(state: KioskState, around: Surroundings, timeLeft: number | null = null): Page {
  const { menu, hub, readerWorks, printerWorks } = around;
  return {
    ...bodyFor(state.visit, around),
    serial: state.serial,
    large: state.large,
    leavesIn: waitsForMachine(state.visit) ? null : timeLeft,
    hall: menu?.hall ?? null,
    offline: hub === 'away',
    readerWorks,
    printerWorks,
    // Which of them work is known to the hub alone.
    otherKiosks: printerWorks || hub !== 'here' ? [] : (menu?.otherKiosks ?? []),
  };
}

function bodyFor(visit: Visit, around: Surroundings): PageBody {
  if (isDeciding(visit)) return decidingPage(visit, around);
  switch (visit.at) {
    case 'start':
      return startPage(visit.hint, around);
    case 'issuing':
    case 'checking-in':
    case 'asking-reprint':
    case 'taking-order':
      return { page: 'issuing', busy: around.hub === 'here' && around.hubIsBusy };
    case 'existing': {
      const canReprint = mayReprint(visit.slip, around);
      return {
        page: 'existing',
        slip: visit.slip,
        canReprint,
        canTakeAnother: mayTakeAnother(visit, around),
      };
    }
    case 'on-screen':
      return { page: 'on-screen', slip: visit.slip, canReprint: mayReprint(visit.slip, around) };
    case 'printing':
      return { page: 'printing', slip: visit.slip, reprint: visit.reprint };
    case 'printed':
      return { page: 'printed', slip: visit.slip };
    case 'refused':
      return { page: 'refused', refusal: visit.refusal };
    case 'ask-desk':
      return { page: 'ask-desk', why: visit.why };
    case 'roster':
      return { page: 'roster', sheet: around.roster, print: visit.print };
  }
}

function decidingPage(visit: Deciding, around: Surroundings): PageBody {
  const { menu } = around;
  const loadKnown = around.hub === 'here';
  const canCheckIn = mayCheckIn(around);
  if (visit.at === 'green-offer')
    return { page: 'green-offer', greeting: greet(visit.person, menu), service: nameOf(visit.service, menu) };
  const greeting = visit.person === null ? null : greet(visit.person, menu);
  switch (visit.at) {
    case 'choosing': {
      const { hint, note } = visit;
      const groups = offersOf(menu, loadKnown);
      return { page: 'choosing', greeting, notices: menu?.notices ?? [], groups, hint, note, canCheckIn };
    }
    case 'documents':
      return { page: 'documents', greeting, service: detailsOf(visit.service, menu, loadKnown) };
    case 'appointment':
      return { page: 'appointment', greeting, canCheckIn };
  }
}

function startPage(hinted: CardHint | null, around: Surroundings): PageBody {
  const { menu, hub, hasLease, readerWorks } = around;
  if (hub === 'connecting') return { page: 'starting' };
  if (hub === 'away' && (menu === null || !hasLease)) return { page: 'hub-away' };
  if (menu === null) return { page: 'starting' };
  const { issuing, notice, notices } = menu;
  if (!issuing) return { page: 'closed', notice, notices };
  // A broken reader is said by itself; what to do with the card would only confuse.
  const hint = readerWorks ? hinted : null;
  const canCheckIn = mayCheckIn(around);
  return { page: 'start', hint, notice, notices, unprinted: reprintable(around), canCheckIn };
}
