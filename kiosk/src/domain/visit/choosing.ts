import type { Command, KioskMenu, ServiceId } from '@jiaohao/shared';
import type { Person } from '../person.ts';
import { turnTo } from './turn.ts';
import type { ChoiceNote, KioskState, Step, Surroundings, Wish } from './visit.ts';
import type { Patience } from './patience.ts';

/** Old enough that the green channel is offered; the member says whether it is wanted. */
export function isElderly(person: Person | null, menu: KioskMenu | null): person is Person {
  return person !== null && menu !== null && person.age >= menu.elderlyFrom;
}

/** A service was touched (or its missing card laid): what to have ready, where that is anything, and then the number. */
export function choose(
  state: KioskState,
  person: Person | null,
  service: ServiceId,
  id: string,
  around: Surroundings,
  patience: Patience,
): Step {
  const note = obstacle(around, person, service);
  if (note !== null) {
    const wanted = note === 'needs-card' ? service : null;
    return turnTo(state, { at: 'choosing', person, hint: null, note, wanted }, patience);
  }
  const papers = around.menu?.services.find((each) => each.id === service)?.documents ?? [];
  return papers.length > 0
    ? turnTo(state, { at: 'documents', person, service }, patience)
    : take(state, { person, service }, id, around, patience);
}

/** The member knows what to bring: the green channel is offered where it applies, or the number is taken. */
export function take(
  state: KioskState,
  { person, service }: Pick<Wish, 'person' | 'service'>,
  id: string,
  around: Surroundings,
  patience: Patience,
): Step {
  // While the papers were read, the service may have been closed.
  const note = obstacle(around, person, service);
  if (note !== null)
    return turnTo(state, { at: 'choosing', person, hint: null, note, wanted: null }, patience);
  return isElderly(person, around.menu)
    ? turnTo(state, { at: 'green-offer', person, service }, patience)
    : issue(state, { person, service, green: false }, id, around, patience);
}

/** Asks the hub for a ticket; without the hub, which is decided here for the whole visit, takes a number of this kiosk. */
export function issue(
  state: KioskState,
  wish: Wish,
  id: string,
  { hub }: Surroundings,
  patience: Patience,
): Step {
  if (hub !== 'here') return takeOwnNumber(state, wish, id, patience);
  const { person, service, green } = wish;
  const command: Command = {
    kind: 'issue',
    service,
    source: 'kiosk',
    ...(person === null ? {} : { member: person.member }),
    ...(green ? { green: { reason: 'elderly' } } : {}),
  };
  const issuing = { at: 'issuing', id, wish, by: 'hub', asked: true } as const;
  return turnTo(state, issuing, patience, [{ effect: 'send', id, command }]);
}

/**
 * Takes a number of this kiosk.
 * @param asked the hub was asked for a ticket under this id and has not answered
 * @param another also if the member has a number
 */
export function takeOwnNumber(
  state: KioskState,
  wish: Wish,
  id: string,
  patience: Patience,
  { asked = false, another = false }: { asked?: boolean; another?: boolean } = {},
): Step {
  const instead = asked ? id : null;
  return turnTo(state, { at: 'issuing', id, wish, by: 'kiosk', asked }, patience, [
    { effect: 'give-number', id, wish, instead, another },
  ]);
}

function obstacle(around: Surroundings, person: Person | null, service: ServiceId): ChoiceNote | null {
  const offered = around.menu?.services.find((each) => each.id === service);
  if (around.menu?.issuing !== true || offered === undefined || !offered.open) return 'service-closed';
  if (!offered.needsCard || person !== null) return null;
  return around.readerWorks ? 'needs-card' : 'needs-card-ask-desk';
}
