import type { Delivery } from '@jiaohao/shared';
import { ticketPaper } from '../paper.ts';
import type { Person } from '../person.ts';
import type { Slip } from '../slip.ts';
import { turnTo } from './turn.ts';
import type { KioskState, Step, Visit } from './visit.ts';
import type { Patience } from './patience.ts';

/** A slip, and what is true of its delivery if nothing further happens. */
export interface Shown {
  readonly id: string;
  readonly slip: Slip;
  readonly otherwise: Delivery | null;
}

/** On its way to paper. */
export function print(
  state: KioskState,
  { id, slip, otherwise }: Shown,
  reprint: boolean,
  patience: Patience,
): Step {
  return turnTo(state, { at: 'printing', id, slip, reprint, otherwise }, patience, [
    { effect: 'print', id, paper: ticketPaper(slip, reprint) },
  ]);
}

/** The member has it already. */
export function showExisting(state: KioskState, { id, slip, otherwise }: Shown, patience: Patience): Step {
  const person = whoAsked(state.visit);
  return turnTo(state, { at: 'existing', id, person, slip, otherwise }, patience);
}

function whoAsked(visit: Visit): Person | null {
  if (visit.at === 'issuing') return visit.wish.person;
  return visit.at === 'checking-in' ? visit.person : null;
}

/** The paper did not come; the number stands on the screen instead. */
export function showNumber(
  state: KioskState,
  { id, slip, otherwise }: Extract<Visit, { at: 'printing' }>,
  patience: Patience,
): Step {
  return turnTo(state, { at: 'on-screen', id, slip, otherwise }, patience);
}
