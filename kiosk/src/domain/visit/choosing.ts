import type { Command, KioskMenu, ServiceId } from '@jiaohao/shared';
import type { Person } from '../person.ts';
import type { ChoiceNote, KioskState, Patience, Step, Surroundings } from './visit.ts';
import { turnTo } from './turn.ts';

/** Old enough that the green channel is offered; the member says whether it is wanted. */
export function isElderly(person: Person | null, menu: KioskMenu | null): person is Person {
  return person !== null && menu !== null && person.age >= menu.elderlyFrom;
}

/** A service was touched (or its missing card laid): the next page, and the command if it comes to that. */
export function choose(
  state: KioskState,
  person: Person | null,
  service: ServiceId,
  id: string,
  around: Surroundings,
  patience: Patience,
): Step {
  if (!around.hubOnline || around.menu === null) {
    return turnTo(state, { at: 'ask-desk', why: 'hub-away', awaiting: null }, patience);
  }
  const note = obstacle(around, person, service);
  if (note !== null) {
    const wanted = note === 'needs-card' ? service : null;
    return turnTo(state, { at: 'choosing', person, hint: null, note, wanted }, patience);
  }
  if (isElderly(person, around.menu)) return turnTo(state, { at: 'green-offer', person, service }, patience);
  return issue(state, person, service, false, id, patience);
}

/** Sends the wish for a ticket. */
export function issue(
  state: KioskState,
  person: Person | null,
  service: ServiceId,
  green: boolean,
  id: string,
  patience: Patience,
): Step {
  const command: Command = {
    kind: 'issue',
    service,
    source: 'kiosk',
    ...(person === null ? {} : { member: person.member }),
    ...(green ? { green: { reason: 'elderly' } } : {}),
  };
  return turnTo(state, { at: 'issuing', id, person, service }, patience, [{ effect: 'send', id, command }]);
}

function obstacle(around: Surroundings, person: Person | null, service: ServiceId): ChoiceNote | null {
  const offered = around.menu?.services.find((each) => each.id === service);
  if (around.menu?.issuing !== true || offered === undefined || !offered.open) return 'service-closed';
  if (!offered.needsCard || person !== null) return null;
  return around.readerWorks ? 'needs-card' : 'needs-card-ask-desk';
}
