/** The one door into the domain. */
export { hallPlan } from './hall.ts';
export type { Appointment, HallPlan, HallPlanInput, RankedService, ServicePlan, WindowPlan } from './hall.ts';
export { defaultSettings, settingRows, settings } from './settings.ts';
export type { Settings } from './settings.ts';
export { MINUTE, midnightOf, minuteOfDay, timeOfDay } from './hall-day/stamp.ts';
export type { Stamp } from './hall-day/stamp.ts';
export type { EventBodies, GreenGrant, HallEvent, HallEventType, SlotTaken } from './hall-day/events.ts';
export { initialState } from './hall-day/state.ts';
export type { HallDay, Ticket, WindowStanding, ServiceStanding } from './hall-day/state.ts';
export { nameTickets, refusal, refusals } from './hall-day/refusals.ts';
export type { RefusalCode } from './hall-day/refusals.ts';
export type { Accepted, Arrival, Decision, Outcome, Refused } from './hall-day/decision.ts';
export type { CallFacts, CallReason, Turn } from './routing/reasons.ts';

import type {
  Actor,
  BoardDesired,
  Command,
  CommandResult,
  KeypadDesired,
  KioskMenu,
  TicketSlip,
} from '@jiaohao/shared';
import type { HallPlan } from './hall.ts';
import type { Decision, Outcome } from './hall-day/decision.ts';
import type { HallEvent } from './hall-day/events.ts';
import type { Stamp } from './hall-day/stamp.ts';
import type { HallDay } from './hall-day/state.ts';

/** Signatures the rest of the hub codes against; each is exported under its own name. */
export interface Domain {
  /** Reads the state, never changes it. Who may send what (roles, PIN) is checked before. */
  decide(state: HallDay, plan: HallPlan, command: Command, stamp: Stamp, actor: Actor): Decision;
  /** Changes the state in place and returns it; `dayOpened` returns a new one: always keep what is returned. */
  evolve(state: HallDay, event: HallEvent): HallDay;
  /** The next command the clock owes the hall, with the epoch milliseconds it is due at; null: none. */
  nextDeadline(state: HallDay): { at: number; command: Command } | null;
  boardDesired(state: HallDay, window: number): BoardDesired;
  keypadDesired(state: HallDay, window: number): KeypadDesired;
  kioskMenu(state: HallDay, plan: HallPlan, kiosk: string, stamp: Stamp): KioskMenu;
  /** `tracker`: the opaque address the hub made for this ticket. */
  ticketSlip(state: HallDay, ticket: string, stamp: Stamp, tracker: string): TicketSlip;
  /** An accepted command's wire result, after its events were evolved. */
  commandResult(
    state: HallDay,
    outcome: Outcome,
    stamp: Stamp,
    trackerOf: (ticket: string) => string,
  ): CommandResult;
  /** Which retained views changed, by the state after the events. */
  touchedBy(state: HallDay, events: readonly HallEvent[]): { windows: number[]; kiosks: boolean };
}
