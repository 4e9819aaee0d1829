import type { Answer, TicketSlip } from '@jiaohao/shared';
import { createHash } from 'node:crypto';
import { identify, type Person } from '../domain/person.ts';
import { step } from '../domain/visit/step.ts';
import {
  freshKiosk,
  type KioskState,
  type Surroundings,
  type Touch,
  type VisitEffect,
  type VisitEvent,
} from '../domain/visit/visit.ts';
import { defaultPatience } from '../domain/visit/patience.ts';
import { liSi, menu, slip, zhangSan } from './invented.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** 76 years old on the day of these tests. */
export const elder: Person = identify(zhangSan, '2026-11-23', hash);
export const adult: Person = identify(liSi, '2026-11-23', hash);

export const allWell: Surroundings = {
  menu,
  hub: 'here',
  hubIsBusy: false,
  hasLease: true,
  readerWorks: true,
  printerWorks: true,
  roster: null,
};

export const accepted = (id: string, given: TicketSlip = slip, repeat = false): Answer => ({
  id,
  outcome: 'accepted',
  result: { kind: 'ticket', slip: given, repeat },
});

/** A kiosk's day so far, told in events. */
export interface Story {
  readonly state: KioskState;
  /** Effects of the last event. */
  readonly effects: readonly VisitEffect[];
  when(event: VisitEvent, around?: Surroundings): Story;
  /** A finger on the page now shown; the id it makes is `id`. */
  touched(touch: Touch, id?: string, around?: Surroundings): Story;
  /** Touches a service, and the number once its papers were read; the id of what follows is `id`. */
  chooses(touch: Touch, id?: string, around?: Surroundings): Story;
  timedOut(): Story;
  /** Effects of the last event, but for the time-outs armed. */
  readonly done: readonly VisitEffect[];
}

/** Begins a story at the start page. */
export function given(state: KioskState = freshKiosk, effects: readonly VisitEffect[] = []): Story {
  const when: Story['when'] = (event, around = allWell) => {
    const next = step(state, event, around, defaultPatience);
    return given(next.state, next.effects);
  };
  return {
    state,
    effects,
    when,
    touched: (touch, id = 'touch-0001', around = allWell) =>
      when({ kind: 'touch', touch, serial: state.serial, id }, around),
    chooses(touch, id = 'touch-0001', around = allWell) {
      const chosen = given(state, effects).touched(touch, id, around);
      return chosen.state.visit.at === 'documents' ? chosen.touched({ touch: 'take' }, id, around) : chosen;
    },
    timedOut: () => when({ kind: 'time-out', serial: state.serial }),
    done: effects.filter(({ effect }) => effect !== 'arm'),
  };
}

/** A card is laid. */
export const cardOf = (person: typeof adult, id = 'card-0001') => ({ kind: 'card', person, id }) as const;
export const rent = { touch: 'choose', service: 'withdrawal-rent' } as const;
/** Needs a card. */
export const loan = { touch: 'choose', service: 'loan-application' } as const;

/** The hub answers with a new ticket, or with the one the member has. */
export const fresh = (id: string) =>
  ({ kind: 'answer', id, answer: accepted(id), otherwise: 'undelivered' }) as const;
export const again = (id: string, delivery: 'printed' | 'undelivered' = 'printed') =>
  ({
    kind: 'answer',
    id,
    answer: accepted(id, { ...slip, delivery }, true),
    otherwise: delivery === 'printed' ? null : 'undelivered',
  }) as const;

/** A ticket on its way to paper. */
export const printing = () =>
  given().touched({ touch: 'begin' }).chooses(rent, 'rent-0001').when(fresh('rent-0001'));
