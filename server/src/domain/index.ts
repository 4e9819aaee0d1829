/** The one door into the domain. */
export type { Domain } from './domain.ts';
export { hallPlan } from './hall.ts';
export type { HallPlan, HallPlanInput } from './hall.ts';
export { defaultSettings, settingRows, settings } from './settings.ts';
export { MINUTE, timeOfDay } from './hall-day/stamp.ts';
export type { Stamp } from './hall-day/stamp.ts';
export type { EventBodies, HallEvent, HallEventType } from './hall-day/events.ts';
export { initialState } from './hall-day/state.ts';
export type { HallDay, Ticket } from './hall-day/state.ts';
export { refusal, refusals } from './hall-day/refusals.ts';
export type { Accepted, Arrival, Decision } from './hall-day/decision.ts';
export type { CallFacts, CallReason, Turn } from './routing/reasons.ts';

export { decide } from './hall-day/decide.ts';
export { evolve } from './hall-day/evolve.ts';
export { nextDeadline } from './hall-day/timers.ts';
export type { Deadline } from './hall-day/timers.ts';
export { openTickets } from './hall-day/standing.ts';
export { isJournalMismatch, JournalMismatchError } from './hall-day/lookup.ts';
export { callNext } from './routing/call-next.ts';
export { boardDesired } from './views/board.ts';
export { keypadDesired } from './views/keypad.ts';
export { kioskMenu } from './views/kiosk-menu.ts';
export { numberLease } from './views/number-lease.ts';
export { rosterOf } from './views/roster.ts';
export { commandResult, ticketSlip } from './views/ticket-slip.ts';
export { touchedBy } from './views/touched.ts';
