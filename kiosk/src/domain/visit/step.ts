import { onCard, onCardHint, onCardLifted } from './on-card.ts';
import { onAnswer, onHubLost, onNotSent, onPrintEnded, onTimeOut } from './on-outcome.ts';
import { onNoNumber, onNumberGiven } from './on-own-number.ts';
import { onTouch } from './on-touch.ts';
import { takeOrder } from './print-order.ts';
import { unmoved } from './turn.ts';
import { type KioskState, type Step, type Surroundings, type VisitEvent } from './visit.ts';
import { defaultPatience, type Patience } from './patience.ts';

/** The visit machine: one event in, the next state and what should be done out. It executes nothing and knows no clock. */
export function step(
  state: KioskState,
  event: VisitEvent,
  around: Surroundings,
  patience: Patience = defaultPatience,
): Step {
  switch (event.kind) {
    case 'card':
      return onCard(state, event.person, event.id, around, patience);
    case 'card-lifted':
      return onCardLifted(state, patience);
    case 'card-hint':
      return onCardHint(state, event.hint, patience);
    case 'print-order':
      return takeOrder(state, event.id, around, patience);
    case 'touch':
      // A finger that comes down as the page changes must not press what has just appeared under it.
      return event.serial === state.serial
        ? onTouch(state, event.touch, event.id, around, patience)
        : unmoved(state);
    case 'answer':
      return onAnswer(state, event, patience);
    case 'number-given':
      return onNumberGiven(state, event, patience);
    case 'no-number':
      return onNoNumber(state, event.id, event.why, patience);
    case 'not-sent':
      return onNotSent(state, event.id, patience);
    case 'hub-lost':
      return onHubLost(state, patience);
    case 'print-ended':
      return onPrintEnded(state, event.id, event.printed, patience);
    case 'time-out':
      return onTimeOut(state, event.serial, patience);
  }
}
