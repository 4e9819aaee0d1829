import { accountOf } from './accounts.ts';
import { print, showExisting } from './show-slip.ts';
import { turnTo, unmoved } from './turn.ts';
import type { KioskState, NoNumber, Step, Visit, VisitEvent } from './visit.ts';
import type { Patience } from './patience.ts';

type OwnIssuing = Extract<Visit, { at: 'issuing' }>;
const awaitsOwn = (visit: Visit, id: string): visit is OwnIssuing =>
  visit.at === 'issuing' && visit.by === 'kiosk' && visit.id === id;

/** A number of this kiosk's own has been taken, and is on disk. */
export function onNumberGiven(
  state: KioskState,
  event: Extract<VisitEvent, { kind: 'number-given' }>,
  patience: Patience,
): Step {
  // Taking it takes no time, so somebody stands here; were nobody there, it would be undelivered.
  if (!awaitsOwn(state.visit, event.id)) return unmoved(state, accountOf(event, event.otherwise));
  return event.repeat ? showExisting(state, event, patience) : print(state, event, false, patience);
}

/** There is none. What was asked of the hub before may still be answered. */
export function onNoNumber(state: KioskState, id: string, why: NoNumber, patience: Patience): Step {
  const { visit } = state;
  if (!awaitsOwn(visit, id)) return unmoved(state);
  const silent = visit.asked ? 'hub-silent' : 'hub-away';
  const said = why === 'used-up' ? 'numbers-used-up' : silent;
  return turnTo(state, { at: 'ask-desk', why: said, awaiting: visit.asked ? id : null }, patience);
}
