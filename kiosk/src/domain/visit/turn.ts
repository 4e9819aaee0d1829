import { atStart, choosing, type KioskState, type Step, type Visit, type VisitEffect } from './visit.ts';
import type { Patience } from './patience.ts';

/** Which of its patiences a page waits with; the start page waits for ever. */
const patienceOf: Record<Exclude<Visit['at'], 'start'>, keyof Patience> = {
  choosing: 'idleMs',
  'green-offer': 'idleMs',
  existing: 'idleMs',
  issuing: 'answerMs',
  'asking-reprint': 'answerMs',
  printing: 'printMs',
  printed: 'printedMs',
  'on-screen': 'noteMs',
  refused: 'messageMs',
  'ask-desk': 'messageMs',
  roster: 'rosterMs',
};

function patienceFor(visit: Visit, patience: Patience): number | null {
  if (visit.at !== 'start') return patience[patienceOf[visit.at]];
  return visit.hint === null ? null : patience.messageMs;
}

/** Turns to another page: a new serial, its time-out, and whatever is to be done. */
export function turnTo(
  state: KioskState,
  visit: Visit,
  patience: Patience,
  effects: readonly VisitEffect[] = [],
): Step {
  const serial = state.serial + 1;
  const ms = patienceFor(visit, patience);
  const arm: VisitEffect[] = ms === null ? [] : [{ effect: 'arm', serial, ms }];
  return { state: { ...state, serial, visit }, effects: [...effects, ...arm] };
}

/** Ends the visit: back to the start, or on to whoever has laid a card in the meantime. */
export function endVisit(state: KioskState, patience: Patience, effects: readonly VisitEffect[] = []): Step {
  const visit = state.next === null ? atStart : choosing(state.next);
  return turnTo({ ...state, next: null }, visit, patience, effects);
}

/** Nothing changes. */
export const unmoved = (state: KioskState, effects: readonly VisitEffect[] = []): Step => ({
  state,
  effects,
});
