import { atStart, choosing, type KioskState, type Step, type Visit, type VisitEffect } from './visit.ts';
import type { Patience } from './patience.ts';

/** Which of its patiences a page waits with; the start page as such waits for ever. */
const patienceOf: Record<Exclude<Visit['at'], 'start'>, keyof Patience> = {
  choosing: 'idleMs',
  documents: 'idleMs',
  'green-offer': 'idleMs',
  appointment: 'idleMs',
  existing: 'idleMs',
  issuing: 'answerMs',
  'checking-in': 'answerMs',
  'asking-reprint': 'answerMs',
  'taking-order': 'answerMs',
  printing: 'printMs',
  printed: 'printedMs',
  'on-screen': 'noteMs',
  refused: 'messageMs',
  'ask-desk': 'messageMs',
  roster: 'rosterMs',
};

/** What waits for a member, who may need more time than others; machines do not. */
const ofMembers: ReadonlySet<keyof Patience> = new Set(['idleMs', 'printedMs', 'noteMs', 'messageMs']);
const largeFactor = 2;

function patienceFor(
  { visit, large }: Pick<KioskState, 'visit' | 'large'>,
  patience: Patience,
): number | null {
  const kind = visit.at === 'start' ? startPatience(visit.hint !== null, large) : patienceOf[visit.at];
  if (kind === null) return null;
  return patience[kind] * (large && ofMembers.has(kind) ? largeFactor : 1);
}

/** The start page goes back to its usual self. */
function startPatience(isHinted: boolean, large: boolean): keyof Patience | null {
  if (isHinted) return 'messageMs';
  return large ? 'idleMs' : null;
}

/** Turns to another page: a new serial, its time-out, and whatever is to be done. */
export function turnTo(
  state: KioskState,
  visit: Visit,
  patience: Patience,
  effects: readonly VisitEffect[] = [],
): Step {
  const serial = state.serial + 1;
  const ms = patienceFor({ visit, large: state.large }, patience);
  const arm: VisitEffect[] = ms === null ? [] : [{ effect: 'arm', serial, ms }];
  return { state: { ...state, serial, visit }, effects: [...effects, ...arm] };
}

/** Ends the visit: back to the start, or on to whoever has laid a card in the meantime; as everybody else finds it. */
export function endVisit(state: KioskState, patience: Patience, effects: readonly VisitEffect[] = []): Step {
  const visit = state.next === null ? atStart : choosing(state.next);
  return turnTo({ ...state, next: null, large: false }, visit, patience, effects);
}

/** Nothing changes. */
export const unmoved = (state: KioskState, effects: readonly VisitEffect[] = []): Step => ({
  state,
  effects,
});
