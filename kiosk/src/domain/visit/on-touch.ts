import type { TicketNumber } from '@jiaohao/shared';
import { choose, issue } from './choosing.ts';
import { mayBegin } from './on-card.ts';
import { endVisit, turnTo, unmoved } from './turn.ts';
import {
  choosing,
  type KioskState,
  type Patience,
  type Step,
  type Surroundings,
  type Touch,
  type VisitEffect,
} from './visit.ts';

/** A finger. What the page before it does not offer means nothing. */
export function onTouch(
  state: KioskState,
  touch: Touch,
  id: string,
  around: Surroundings,
  patience: Patience,
): Step {
  if (touch.touch === 'stay') return stay(state, patience);
  const { visit } = state;
  switch (visit.at) {
    case 'start':
      return touch.touch === 'begin' && mayBegin(around)
        ? turnTo(state, choosing(null), patience)
        : unmoved(state);
    case 'choosing':
      if (touch.touch === 'choose') return choose(state, visit.person, touch.service, id, around, patience);
      return touch.touch === 'leave' ? endVisit(state, patience) : unmoved(state);
    case 'green-offer':
      if (touch.touch === 'green') {
        return issue(state, visit.person, visit.service, touch.accept, id, patience);
      }
      return touch.touch === 'leave' ? turnTo(state, choosing(visit.person), patience) : unmoved(state);
    case 'existing':
    case 'on-screen':
      return onNumberShown(state, touch, id, around, patience);
    case 'printed':
    case 'refused':
    case 'ask-desk':
      return touch.touch === 'leave' ? endVisit(state, patience) : unmoved(state);
    case 'issuing':
    case 'asking-reprint':
    case 'printing':
      return unmoved(state);
  }
}

/** Pages that show a number: the member takes note of it, or asks for paper. */
function onNumberShown(
  state: KioskState,
  touch: Touch,
  id: string,
  around: Surroundings,
  patience: Patience,
): Step {
  const { visit } = state;
  if (visit.at !== 'existing' && visit.at !== 'on-screen') return unmoved(state);
  // Either touch says that the number was seen.
  const seen: VisitEffect[] =
    visit.otherwise === null ? [] : [{ effect: 'account', id: visit.id, delivery: 'shown-on-screen' }];
  if (touch.touch === 'noted') return endVisit(state, patience, seen);
  if (touch.touch !== 'reprint' || !around.printerWorks || !around.hubOnline) return unmoved(state);
  return askReprint(state, visit.slip.ticket, id, patience, seen);
}

function askReprint(
  state: KioskState,
  ticket: TicketNumber,
  id: string,
  patience: Patience,
  effects: readonly VisitEffect[],
): Step {
  const command = { kind: 'reprint', ticket } as const;
  return turnTo(state, { at: 'asking-reprint', id }, patience, [...effects, { effect: 'send', id, command }]);
}

/** Someone is reading: the page waits anew, except where it waits for a machine. */
function stay(state: KioskState, patience: Patience): Step {
  const { at } = state.visit;
  const waitsForMachine = at === 'issuing' || at === 'asking-reprint' || at === 'printing';
  if (waitsForMachine || at === 'start') return unmoved(state);
  return turnTo(state, state.visit, patience);
}
