import type { Answer, Delivery } from '@jiaohao/shared';
import { accountOf } from './accounts.ts';
import { takeOwnNumber } from './choosing.ts';
import { onNoNumber } from './on-own-number.ts';
import { print, showExisting, showNumber } from './show-slip.ts';
import { endVisit, turnTo, unmoved } from './turn.ts';
import type { KioskState, Step, Visit, VisitEvent } from './visit.ts';
import type { Patience } from './patience.ts';

type AnswerEvent = Extract<VisitEvent, { kind: 'answer' }>;

/** The hub has answered what this kiosk wants to put on paper. */
export function onAnswer(state: KioskState, event: AnswerEvent, patience: Patience): Step {
  const { visit } = state;
  const awaited =
    (visit.at === 'issuing' && visit.by === 'hub' && visit.id === event.id) ||
    (asksForPaper(visit) && visit.id === event.id) ||
    (visit.at === 'ask-desk' && visit.awaiting === event.id);
  // Nobody stands here for it (the visit ended, or the kiosk was started anew): the account is given at once.
  if (!awaited) {
    const { id, otherwise } = event;
    return unmoved(state, otherwise === null ? [] : [{ effect: 'account', id, delivery: otherwise }]);
  }
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
  const shown = { id, slip, otherwise };
  if (state.visit.at === 'taking-order') return print(state, shown, state.visit.again, patience);
  const reprint = state.visit.at === 'asking-reprint';
  return repeat && !reprint ? showExisting(state, shown, patience) : print(state, shown, reprint, patience);
}

/** Something the hub has in its books already. */
const asksForPaper = (
  visit: Visit,
): visit is Extract<Visit, { at: 'asking-reprint' | 'checking-in' | 'taking-order' }> =>
  visit.at === 'asking-reprint' || visit.at === 'checking-in' || visit.at === 'taking-order';

/** The printer has said what became of a paper. */
export function onPrintEnded(state: KioskState, id: string, printed: boolean, patience: Patience): Step {
  const { visit } = state;
  if (visit.at === 'roster' && visit.id === id) {
    return turnTo(state, { ...visit, print: printed ? 'printed' : 'failed' }, patience);
  }
  if ((visit.at !== 'printing' && visit.at !== 'on-screen') || visit.id !== id) return unmoved(state);
  if (printed) {
    return turnTo(state, { at: 'printed', slip: visit.slip }, patience, accountOf(visit, 'printed'));
  }
  return visit.at === 'printing' ? showNumber(state, visit, patience) : unmoved(state);
}

/** The session with the hub is lost: what was asked of it may be answered much later or never. */
export function onHubLost(state: KioskState, patience: Patience): Step {
  const { visit } = state;
  return visit.at === 'issuing' || asksForPaper(visit)
    ? withoutAnswer(state, visit, patience)
    : unmoved(state);
}

/** Nobody was asked, so nobody will answer. */
export function onNotSent(state: KioskState, id: string, patience: Patience): Step {
  const { visit } = state;
  if (visit.at === 'issuing' && visit.by === 'hub' && visit.id === id) {
    return takeOwnNumber(state, visit.wish, id, patience);
  }
  if (visit.at === 'checking-in' && visit.id === id) {
    return turnTo(state, { at: 'ask-desk', why: 'hub-silent', awaiting: null }, patience);
  }
  // An order stays with the hub; the page it meanwhile stands on keeps it from being asked for again at once.
  const isForPaper = visit.at === 'asking-reprint' || visit.at === 'taking-order';
  return isForPaper && visit.id === id
    ? turnTo(state, { at: 'ask-desk', why: 'no-reprint', awaiting: null }, patience)
    : unmoved(state);
}

/** The page's patience is at its end. */
export function onTimeOut(state: KioskState, serial: number, patience: Patience): Step {
  if (serial !== state.serial) return unmoved(state);
  const { visit } = state;
  switch (visit.at) {
    case 'issuing':
    case 'checking-in':
    case 'asking-reprint':
    case 'taking-order':
      return withoutAnswer(state, visit, patience);
    case 'printing':
      return showNumber(state, visit, patience);
    case 'existing':
    case 'on-screen':
      return endVisit(state, patience, accountOf(visit, visit.otherwise));
    case 'roster':
      return visit.print === 'under-way'
        ? turnTo(state, { ...visit, print: 'failed' }, patience)
        : endVisit(state, patience);
    case 'start':
    case 'choosing':
    case 'documents':
    case 'green-offer':
    case 'appointment':
    case 'printed':
    case 'refused':
    case 'ask-desk':
      return endVisit(state, patience);
  }
}

/** Nobody is left standing: a number of this kiosk instead of the ticket; a booking is for the desk, a reprint has to wait, an order too. */
function withoutAnswer(
  state: KioskState,
  visit: Extract<Visit, { at: 'issuing' | 'checking-in' | 'asking-reprint' | 'taking-order' }>,
  patience: Patience,
): Step {
  if (visit.at === 'taking-order') return endVisit(state, patience);
  if (visit.at === 'checking-in') {
    return turnTo(state, { at: 'ask-desk', why: 'hub-silent', awaiting: visit.id }, patience);
  }
  if (visit.at === 'asking-reprint') {
    return turnTo(state, { at: 'ask-desk', why: 'no-reprint', awaiting: visit.id }, patience);
  }
  return visit.by === 'hub'
    ? takeOwnNumber(state, visit.wish, visit.id, patience, { asked: true })
    : onNoNumber(state, visit.id, 'not-recorded', patience);
}
