import { backEntryEvolvers } from '../back-entry/evolve.ts';
import { failoverEvolvers } from '../failover/evolve.ts';
import type { HallEvent, HallEventType } from './events.ts';
import * as day from './evolve/day.ts';
import * as issuing from './evolve/issuing.ts';
import * as serving from './evolve/serving.ts';
import * as windows from './evolve/windows.ts';
import type { HallDay } from './state.ts';

/** What each event does to the day; a function that returns nothing changed it in place. */
const evolvers: { [T in HallEventType]: (state: HallDay, event: HallEvent<T>) => HallDay | void } = {
  dayOpened: day.dayOpened,
  dayReopened: day.dayReopened,
  dayDrained: day.dayDrained,
  dayFoundOpen: day.dayFoundOpen,
  dayClosed: day.dayClosed,
  openingChecked: day.openingChecked,
  appointmentBooked: day.appointmentBooked,
  appointmentCancelled: day.appointmentCancelled,
  ticketIssued: issuing.ticketIssued,
  deliveryChanged: issuing.deliveryChanged,
  ticketReprinted: issuing.ticketReprinted,
  printOrdered: issuing.printOrdered,
  ticketCancelled: issuing.ticketCancelled,
  ticketAbandoned: issuing.ticketAbandoned,
  ticketReinstated: issuing.ticketReinstated,
  ticketReassigned: issuing.ticketReassigned,
  ticketReleased: issuing.ticketReleased,
  greenGranted: issuing.greenGranted,
  priorityRevoked: issuing.priorityRevoked,
  ticketCalled: serving.ticketCalled,
  ticketRecalled: serving.ticketRecalled,
  ticketStarted: serving.ticketStarted,
  ticketFinished: serving.ticketFinished,
  ticketMissed: serving.ticketMissed,
  ticketHeld: serving.ticketHeld,
  ticketReady: serving.ticketReady,
  ticketTransferred: serving.ticketTransferred,
  ticketInterrupted: serving.ticketInterrupted,
  callCancelled: serving.callCancelled,
  gradeAsked: serving.gradeAsked,
  ticketEvaluated: serving.ticketEvaluated,
  windowOpened: windows.windowOpened,
  clerkLoggedIn: windows.clerkLoggedIn,
  clerkLoggedOut: windows.clerkLoggedOut,
  windowPaused: windows.windowPaused,
  windowResumed: windows.windowResumed,
  windowClosed: windows.windowClosed,
  windowChanged: windows.windowChanged,
  serviceChanged: windows.serviceChanged,
  /** Kept in the journal for who looks there; the day is as it was. */
  actRecorded: () => {},
  ...failoverEvolvers,
  ...backEntryEvolvers,
};

/**
 * The day after an event. Changes `state` in place and returns it; `dayOpened` returns a new one, so always keep what
 * is returned. Costs the same however many wait. Throws `JournalMismatchError` when the event cannot have happened
 * in this day.
 */
export function evolve<T extends HallEventType>(state: HallDay, event: HallEvent<T>): HallDay {
  const after = evolvers[event.type](state, event) ?? state;
  after.lastEventAt = event.at;
  return after;
}
