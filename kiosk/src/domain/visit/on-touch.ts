import { choose, issue, take } from './choosing.ts';
import { askForNumber, checkIn, mayCheckIn } from './appointment.ts';
import { mayBegin } from './on-card.ts';
import { onNumberTouch, askReprint } from './on-number-touch.ts';
import { endVisit, turnTo, unmoved } from './turn.ts';
import type { Person } from '../person.ts';
import {
  choosing,
  isDeciding,
  type Deciding,
  type KioskState,
  type Step,
  type Surroundings,
  type Touch,
  type Visit,
} from './visit.ts';
import type { Patience } from './patience.ts';

/** A finger. What the page before it does not offer means nothing. */
export function onTouch(
  state: KioskState,
  touch: Touch,
  id: string,
  around: Surroundings,
  patience: Patience,
): Step {
  if (touch.touch === 'stay') return stay(state, patience);
  if (touch.touch === 'large') return turnLarge(state, touch.on, patience);
  const { visit } = state;
  if (isDeciding(visit)) return onDecidingTouch(state, visit, touch, id, around, patience);
  switch (visit.at) {
    case 'start':
      return onStartTouch(state, touch, id, around, patience);
    case 'existing':
    case 'on-screen':
      return onNumberTouch(state, visit, touch, id, around, patience);
    case 'roster':
      if (touch.touch === 'print-roster') return printRoster(state, id, around, patience);
      return leaveOnly(state, touch, patience);
    case 'printed':
    case 'refused':
    case 'ask-desk':
      return leaveOnly(state, touch, patience);
    case 'issuing':
    case 'checking-in':
    case 'asking-reprint':
    case 'taking-order':
    case 'printing':
      return unmoved(state);
  }
}

function onDecidingTouch(
  state: KioskState,
  visit: Deciding,
  touch: Touch,
  id: string,
  around: Surroundings,
  patience: Patience,
): Step {
  if (visit.at === 'choosing') return onChoosingTouch(state, visit.person, touch, id, around, patience);
  if (touch.touch === 'leave') return turnTo(state, choosing(visit.person), patience);
  if (visit.at === 'documents' && touch.touch === 'take') return take(state, visit, id, around, patience);
  if (visit.at === 'appointment' && touch.touch === 'check-in' && mayCheckIn(around))
    return checkIn(state, visit.person, touch.appointment, id, patience);
  if (visit.at === 'green-offer' && touch.touch === 'green') {
    const { person, service } = visit;
    return issue(state, { person, service, green: touch.accept }, id, around, patience);
  }
  return unmoved(state);
}

function onChoosingTouch(
  state: KioskState,
  person: Person | null,
  touch: Touch,
  id: string,
  around: Surroundings,
  patience: Patience,
): Step {
  if (touch.touch === 'choose') return choose(state, person, touch.service, id, around, patience);
  if (touch.touch === 'appointment' && mayCheckIn(around)) return askForNumber(state, person, patience);
  return leaveOnly(state, touch, patience);
}

function leaveOnly(state: KioskState, { touch }: Touch, patience: Patience): Step {
  return touch === 'leave' ? endVisit(state, patience) : unmoved(state);
}

function onStartTouch(
  state: KioskState,
  touch: Touch,
  id: string,
  around: Surroundings,
  patience: Patience,
): Step {
  if (touch.touch === 'begin' && mayBegin(around)) return turnTo(state, choosing(null), patience);
  if (touch.touch === 'appointment' && mayBegin(around) && mayCheckIn(around))
    return askForNumber(state, null, patience);
  if (touch.touch === 'roster') {
    return turnTo(state, { at: 'roster', print: 'not-asked', id: null }, patience);
  }
  const offered = touch.touch === 'reprint-number' && reprintable(around).includes(touch.ticket);
  return offered ? askReprint(state, touch.ticket, id, patience) : unmoved(state);
}

/** Numbers that never came out on paper, as long as they can now. */
export function reprintable({ menu, hub, printerWorks }: Surroundings): readonly string[] {
  return hub === 'here' && printerWorks ? (menu?.unprinted ?? []) : [];
}

function printRoster(
  state: KioskState,
  id: string,
  { roster, printerWorks }: Surroundings,
  patience: Patience,
): Step {
  const busy = state.visit.at === 'roster' && state.visit.print === 'under-way';
  if (busy || roster === null || !printerWorks) return unmoved(state);
  return turnTo(state, { at: 'roster', print: 'under-way', id }, patience, [
    { effect: 'print', id, paper: { paper: 'roster', sheet: roster } },
  ]);
}

/** Someone is reading: the page waits anew, except where it waits for a machine. */
function stay(state: KioskState, patience: Patience): Step {
  const { visit, large } = state;
  if (waitsForMachine(visit) || (visit.at === 'start' && !large)) return unmoved(state);
  return turnTo(state, visit, patience);
}

/** 长辈版 wherever somebody reads; where a machine is awaited its time-out must stand. */
function turnLarge(state: KioskState, large: boolean, patience: Patience): Step {
  if (waitsForMachine(state.visit) || state.large === large) return unmoved(state);
  return turnTo({ ...state, large }, state.visit, patience);
}

/** The page can be left by what a machine says, or by its time-out. */
export function waitsForMachine(visit: Visit): boolean {
  return (
    visit.at === 'issuing' ||
    visit.at === 'checking-in' ||
    visit.at === 'asking-reprint' ||
    visit.at === 'taking-order' ||
    visit.at === 'printing' ||
    (visit.at === 'roster' && visit.print === 'under-way')
  );
}
