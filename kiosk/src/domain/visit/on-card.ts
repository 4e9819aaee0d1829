import type { Person } from '../person.ts';
import { choose } from './choosing.ts';
import { turnTo, unmoved } from './turn.ts';
import {
  choosing,
  isDeciding,
  type CardHint,
  type Deciding,
  type KioskState,
  type Step,
  type Surroundings,
} from './visit.ts';
import type { Patience } from './patience.ts';

/** A card was read. It begins a visit, joins one begun by touch, or waits for the visit under way to end. */
export function onCard(
  state: KioskState,
  person: Person,
  id: string,
  around: Surroundings,
  patience: Patience,
): Step {
  const { visit } = state;
  if (isDeciding(visit)) return onCardWhileDeciding(state, visit, person, id, around, patience);
  switch (visit.at) {
    case 'start':
      return begin(state, person, around, patience);
    case 'printed':
    case 'refused':
      return begin({ ...state, large: false }, person, around, patience);
    case 'ask-desk':
      // The page the member reads may still turn into their ticket.
      return visit.awaiting === null
        ? begin({ ...state, large: false }, person, around, patience)
        : waitsNext(state, person);
    case 'issuing':
      return other(state, visit.wish.person, person);
    case 'checking-in':
    case 'existing':
      return other(state, visit.person, person);
    case 'asking-reprint':
    case 'taking-order':
    case 'printing':
    case 'on-screen':
      return waitsNext(state, person);
    case 'roster':
      return visit.print === 'under-way' ? waitsNext(state, person) : begin(state, person, around, patience);
  }
}

/** A card joins a visit begun by touch and the page stays; a service that was only lacking it goes on. */
function onCardWhileDeciding(
  state: KioskState,
  visit: Deciding,
  person: Person,
  id: string,
  around: Surroundings,
  patience: Patience,
): Step {
  if (visit.person !== null) return onTheirs(state, visit.person, person, patience);
  if (visit.at !== 'choosing') return turnTo(state, { ...visit, person }, patience);
  return visit.wanted === null
    ? turnTo(state, choosing(person), patience)
    : choose(state, person, visit.wanted, id, around, patience);
}

/** Another than the one whose ticket is being made waits next. */
function other(state: KioskState, whose: Person | null, person: Person): Step {
  return isSame(whose, person) ? unmoved(state) : waitsNext(state, person);
}

/** The page of one person: the same card read again changes nothing, another's takes over and finds it as everybody does. */
function onTheirs(state: KioskState, whose: Person, person: Person, patience: Patience): Step {
  return isSame(whose, person)
    ? unmoved(state)
    : turnTo({ ...state, large: false }, choosing(person), patience);
}

function begin(state: KioskState, person: Person, around: Surroundings, patience: Patience): Step {
  return mayBegin(around) ? turnTo(state, choosing(person), patience) : unmoved(state);
}

/** A hint for whoever tries to lay a card now; other pages have nothing to do with it. */
export function onCardHint(state: KioskState, hint: CardHint, patience: Patience): Step {
  const { visit } = state;
  if (visit.at === 'start' || visit.at === 'choosing') return turnTo(state, { ...visit, hint }, patience);
  return unmoved(state);
}

/** The card is gone: nobody waits next, and a hint about it is over. */
export function onCardLifted(state: KioskState, patience: Patience): Step {
  const { visit } = state;
  const alone = state.next === null ? state : { ...state, next: null };
  const hinted = (visit.at === 'start' || visit.at === 'choosing') && visit.hint === 'try-other-card';
  return hinted ? turnTo(alone, { ...visit, hint: null }, patience) : unmoved(alone);
}

/** Outside hours, or with neither hub nor numbers, the start page says so, and a card changes nothing. */
export function mayBegin({ hub, hasLease, menu }: Surroundings): boolean {
  const hasNumbers = hub === 'here' || (hub === 'away' && hasLease);
  return hasNumbers && menu !== null && menu.issuing;
}

const isSame = (one: Person | null, other: Person): boolean => one?.member.key === other.member.key;

function waitsNext(state: KioskState, person: Person): Step {
  return unmoved({ ...state, next: person });
}
