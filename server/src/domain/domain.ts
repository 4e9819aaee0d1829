import type { decide } from './hall-day/decide.ts';
import type { evolve } from './hall-day/evolve.ts';
import type { nextDeadline } from './hall-day/timers.ts';
import type { alertActions } from './views/alert-actions.ts';
import type { boardDesired } from './views/board.ts';
import type { counterView } from './views/counter.ts';
import type { dutyView } from './views/duty.ts';
import type { kioskMenu, kioskMenus } from './views/kiosk-menu.ts';
import type { keypadDesired } from './views/keypad.ts';
import type { numberLeases } from './views/number-lease.ts';
import type { pastIncidents, repairTimes } from './views/past-incidents.ts';
import type { rosterOf } from './views/roster.ts';
import type { answerFacts, commandResult, ticketSlip } from './views/ticket-slip.ts';
import type { touchedBy, windowsNamed } from './views/touched.ts';
import type { trackedTicket } from './views/tracked-ticket.ts';
import type { dayWaits } from './views/waits.ts';
import type { fitnessOf, kiosksOf } from './views/window-fitness.ts';

/** The functions a hub is built around, as one value, so that a runtime can be tried with other rules. */
export interface Domain {
  readonly decide: typeof decide;
  readonly evolve: typeof evolve;
  readonly nextDeadline: typeof nextDeadline;
  readonly boardDesired: typeof boardDesired;
  readonly keypadDesired: typeof keypadDesired;
  readonly kioskMenu: typeof kioskMenu;
  readonly kioskMenus: typeof kioskMenus;
  readonly numberLeases: typeof numberLeases;
  readonly rosterOf: typeof rosterOf;
  readonly ticketSlip: typeof ticketSlip;
  readonly trackedTicket: typeof trackedTicket;
  readonly answerFacts: typeof answerFacts;
  readonly commandResult: typeof commandResult;
  readonly touchedBy: typeof touchedBy;
  readonly windowsNamed: typeof windowsNamed;
  readonly counterView: typeof counterView;
  readonly dutyView: typeof dutyView;
  readonly dayWaits: typeof dayWaits;
  readonly pastIncidents: typeof pastIncidents;
  readonly repairTimes: typeof repairTimes;
  readonly alertActions: typeof alertActions;
  readonly fitnessOf: typeof fitnessOf;
  readonly kiosksOf: typeof kiosksOf;
}
