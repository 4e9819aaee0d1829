import type { Person } from '../person.ts';
import { turnTo } from './turn.ts';
import type { KioskState, Step, Surroundings } from './visit.ts';
import type { Patience } from './patience.ts';

/** Booked slots are known to the hub alone. */
export function mayCheckIn({ hub }: Surroundings): boolean {
  return hub === 'here';
}

/** Somebody comes with a booking: under which number is it? */
export function askForNumber(state: KioskState, person: Person | null, patience: Patience): Step {
  return turnTo(state, { at: 'appointment', person }, patience);
}

/** Asks the hub for the ticket of a booked slot. */
export function checkIn(
  state: KioskState,
  person: Person | null,
  appointment: string,
  id: string,
  patience: Patience,
): Step {
  const command = {
    kind: 'check-in',
    appointment,
    ...(person === null ? {} : { member: person.member }),
  } as const;
  return turnTo(state, { at: 'checking-in', id, person }, patience, [{ effect: 'send', id, command }]);
}
