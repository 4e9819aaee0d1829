import type { TicketNumber } from '@jiaohao/shared';
import { isOffline, type Slip } from '../slip.ts';
import { accountOf } from './accounts.ts';
import { takeOwnNumber } from './choosing.ts';
import { print } from './show-slip.ts';
import { endVisit, turnTo, unmoved } from './turn.ts';
import type { KioskState, Step, Surroundings, Touch, Visit, VisitEffect } from './visit.ts';
import type { Patience } from './patience.ts';

type NumberVisit = Extract<Visit, { at: 'existing' | 'on-screen' }>;

/** Pages that show a number: the member takes note of it, asks for paper, or says that it was called already. */
export function onNumberTouch(
  state: KioskState,
  visit: NumberVisit,
  touch: Touch,
  id: string,
  around: Surroundings,
  patience: Patience,
): Step {
  // Any of these touches says that the number was seen.
  const seen = visit.otherwise === null ? [] : accountOf(visit, 'shown-on-screen');
  if (touch.touch === 'noted') return endVisit(state, patience, seen);
  if (touch.touch === 'another' && mayTakeAnother(visit, around)) {
    return takeAnother(state, visit, id, seen, patience);
  }
  if (touch.touch !== 'reprint' || !mayReprint(visit.slip, around)) return unmoved(state);
  return isOffline(visit.slip)
    ? withEffects(seen, print(state, { id, slip: visit.slip, otherwise: 'shown-on-screen' }, true, patience))
    : askReprint(state, visit.slip.ticket, id, patience, seen);
}

/** Whether paper can be had again: the hub keeps the books of its own tickets, and only of those. */
export function mayReprint(slip: Slip, { printerWorks, hub }: Surroundings): boolean {
  return printerWorks && (isOffline(slip) || hub === 'here');
}

/** Whether the number shown may have been called by hand since, so that its owner may need another. */
export function mayTakeAnother(
  visit: NumberVisit,
  { hub }: Surroundings,
): visit is Extract<NumberVisit, { at: 'existing' }> {
  return visit.at === 'existing' && isOffline(visit.slip) && hub !== 'here';
}

/** Asks the hub for a second paper of one of its tickets. */
export function askReprint(
  state: KioskState,
  ticket: TicketNumber,
  id: string,
  patience: Patience,
  effects: readonly VisitEffect[] = [],
): Step {
  const command = { kind: 'reprint', ticket } as const;
  return turnTo(state, { at: 'asking-reprint', id }, patience, [...effects, { effect: 'send', id, command }]);
}

function takeAnother(
  state: KioskState,
  { person, slip }: Extract<NumberVisit, { at: 'existing' }>,
  id: string,
  seen: readonly VisitEffect[],
  patience: Patience,
): Step {
  const wish = { person, service: slip.service, green: slip.class === 'green' };
  return withEffects(seen, takeOwnNumber(state, wish, id, patience, { another: true }));
}

const withEffects = (before: readonly VisitEffect[], { state, effects }: Step): Step => ({
  state,
  effects: [...before, ...effects],
});
