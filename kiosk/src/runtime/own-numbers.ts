import type { Delivery } from '@jiaohao/shared';
import { openNumberOf, otherwiseOf, type GivenNumber } from '../domain/offline/given-number.ts';
import { givingDate, nextNumber } from '../domain/offline/numbers.ts';
import { ownSlip } from '../domain/offline/own-slip.ts';
import type { OfflineSlip } from '../domain/slip.ts';
import type { NoNumber, VisitEffect } from '../domain/visit/visit.ts';
import type { GivenNumbers } from './given-numbers.ts';
import type { Log } from './log.ts';
import type { HallClock } from './hall-clock.ts';
import type { LastHeard } from './last-heard.ts';

type Asked = Extract<VisitEffect, { effect: 'give-number' }>;

/** A number for a member, or why there is none. */
type Giving =
  | { readonly slip: OfflineSlip; readonly repeat: boolean; readonly otherwise: Delivery | null }
  | { readonly none: NoNumber };

/** Gives out this kiosk's own numbers (离线号). */
export interface OwnNumbers {
  /** The hub has leased any. */
  readonly hasLease: boolean;
  /** On disk when this returns, or not given out. */
  give(asked: Asked): Giving;
  /** The business date that a number given out now would count for. */
  date(): string;
  /** Those of that date, in the order they were given out. */
  today(): readonly GivenNumber[];
  /** All that are remembered. */
  all(): readonly GivenNumber[];
}

export interface OwnNumbersParts {
  readonly numbers: GivenNumbers;
  readonly heard: LastHeard;
  readonly clock: HallClock;
  readonly log: Log;
}

/** Opens the books of this kiosk's own numbers. */
export function openOwnNumbers({ numbers, heard, clock, log }: OwnNumbersParts): OwnNumbers {
  const dateNow = (): string => {
    const today = clock.today();
    return heard.lease === null ? today : givingDate(heard.lease, today);
  };
  const today = (): readonly GivenNumber[] => {
    const date = dateNow();
    return numbers.all().filter((each) => each.date === date);
  };

  const repeatFor = ({ wish, another, instead }: Asked): Giving | null => {
    const key = wish.person?.member.key;
    if (key === undefined || another) return null;
    const open = openNumberOf(today(), wish.service, key, heard.roster);
    if (open === null) return null;
    if (instead !== null) numbers.standsFor(open.id, instead);
    return { slip: open.slip, repeat: true, otherwise: otherwiseOf(open) };
  };

  const fresh = ({ id, wish, instead }: Asked): Giving => {
    const { lease } = heard;
    const menu = heard.menu(false, clock.today());
    const service = menu?.services.find((each) => each.id === wish.service);
    if (lease === null || menu === null || service === undefined) return { none: 'no-lease' };
    const ticket = nextNumber(lease, wish.service, clock.today(), numbers.all());
    if (ticket === null) return { none: 'used-up' };
    const issuedAt = clock.now();
    const date = dateNow();
    const known = { menu, service, roster: heard.roster, date, issuedAt, wall: clock.wall };
    const slip = ownSlip({ ticket, class: wish.green ? 'green' : 'regular', ...known });
    const member = wish.person?.member ?? null;
    numbers.take({
      id,
      date,
      ticket,
      issuedAt,
      slip,
      person: member === null ? null : { key: member.key, member },
      delivery: null,
      insteadOf: instead === null ? [] : [instead],
      sent: 0,
      enteredAt: null,
    });
    return { slip, repeat: false, otherwise: 'undelivered' };
  };

  return {
    get hasLease() {
      return heard.lease !== null && heard.lease.series.length > 0;
    },
    give(asked) {
      try {
        numbers.forgetBefore(dateNow());
        return repeatFor(asked) ?? fresh(asked);
      } catch (error) {
        // A number that is not on disk could be given out again.
        log.error(
          { error },
          'cannot record an offline number; is the disk full? Members are sent to the desk',
        );
        return { none: 'not-recorded' };
      }
    },
    date: dateNow,
    today,
    all: () => numbers.all(),
  };
}
