import type { Answer, Delivery } from '@jiaohao/shared';
import { endVisit, turnTo, unmoved } from './turn.ts';
import type { KioskState, Patience, Step, VisitEffect, VisitEvent } from './visit.ts';

type AnswerEvent = Extract<VisitEvent, { kind: 'answer' }>;

/** The hub has answered an issue or a reprint. */
export function onAnswer(state: KioskState, event: AnswerEvent, patience: Patience): Step {
  const { visit } = state;
  const awaited =
    ((visit.at === 'issuing' || visit.at === 'asking-reprint') && visit.id === event.id) ||
    (visit.at === 'ask-desk' && visit.awaiting === event.id);
  // Nobody stands here for it (the visit ended, or the kiosk was started anew): the account is given at once.
  if (!awaited) return unmoved(state, account(event.id, event.otherwise));
  return event.answer.outcome === 'refused'
    ? turnTo(state, { at: 'refused', refusal: event.answer.refusal }, patience)
    : onAccepted(state, event.id, event.answer.result, event.otherwise, patience);
}

function onAccepted(
  state: KioskState,
  id: string,
  result: Extract<Answer, { outcome: 'accepted' }>['result'],
  otherwise: Delivery | null,
  patience: Patience,
): Step {
  // Not an answer to what this kiosk asks; the hub is of another mind, so a person helps.
  if (result.kind !== 'ticket') {
    return turnTo(state, { at: 'ask-desk', why: 'hub-silent', awaiting: null }, patience);
  }
  const { slip, repeat } = result;
  const reprint = state.visit.at === 'asking-reprint';
  if (repeat && !reprint) {
    const person = state.visit.at === 'issuing' ? state.visit.person : null;
    return turnTo(state, { at: 'existing', id, person, slip, otherwise }, patience);
  }
  return turnTo(state, { at: 'printing', id, slip, reprint }, patience, [
    { effect: 'print', id, slip, reprint },
  ]);
}

/** The printer has said what became of the ticket. */
export function onPrintEnded(state: KioskState, id: string, printed: boolean, patience: Patience): Step {
  const { visit } = state;
  if ((visit.at !== 'printing' && visit.at !== 'on-screen') || visit.id !== id) return unmoved(state);
  if (printed) {
    return turnTo(state, { at: 'printed', slip: visit.slip }, patience, [
      { effect: 'account', id, delivery: 'printed' },
    ]);
  }
  return visit.at === 'printing' ? showNumber(state, visit, patience) : unmoved(state);
}

/** The page's patience is at its end. */
export function onTimeOut(state: KioskState, serial: number, patience: Patience): Step {
  if (serial !== state.serial) return unmoved(state);
  const { visit } = state;
  switch (visit.at) {
    case 'issuing':
    case 'asking-reprint':
      return turnTo(state, { at: 'ask-desk', why: 'hub-silent', awaiting: visit.id }, patience);
    case 'printing':
      return showNumber(state, visit, patience);
    case 'existing':
    case 'on-screen':
      return endVisit(state, patience, account(visit.id, visit.otherwise));
    case 'start':
    case 'choosing':
    case 'green-offer':
    case 'printed':
    case 'refused':
    case 'ask-desk':
      return endVisit(state, patience);
  }
}

function showNumber(
  state: KioskState,
  visit: Extract<KioskState['visit'], { at: 'printing' }>,
  patience: Patience,
): Step {
  const { id, slip, reprint } = visit;
  const otherwise: Delivery = reprint ? 'shown-on-screen' : 'undelivered';
  return turnTo(state, { at: 'on-screen', id, slip, otherwise }, patience);
}

function account(id: string, delivery: Delivery | null): VisitEffect[] {
  return delivery === null ? [] : [{ effect: 'account', id, delivery }];
}
