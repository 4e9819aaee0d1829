import {
  kioskMenu,
  numberLease,
  roster,
  topics,
  type KioskMenu,
  type NumberLease,
  type Roster,
} from '@jiaohao/shared';
import type { AtHand, Session } from '@jiaohao/shared/node';
import { z } from 'zod';
import { offeredWithoutHub, type DatedMenu } from '../domain/offline/offered.ts';

/** What the hub said last, in this run or an earlier one. */
export interface LastHeard {
  readonly lease: NumberLease | null;
  readonly roster: Roster | null;
  /** What is offered on this date: the hub's word while it is there, and without it what follows from its last. */
  menu(hubIsThere: boolean, today: string): KioskMenu | null;
  /** Called when there is anything new. */
  onNews(listener: () => void): () => void;
  /** Called with each new lease. */
  onLease(listener: () => void): () => void;
}

export interface HeardFrom {
  readonly hall: string;
  readonly agent: string;
  readonly session: Pick<Session, 'subscribe'>;
  readonly atHand: AtHand;
  readonly today: () => string;
}

const datedMenu = z.object({ date: z.string(), menu: kioskMenu });

/** Follows the retained topics of this kiosk and keeps what they say. */
export function openLastHeard({ hall, agent, session, atHand, today }: HeardFrom): LastHeard {
  let last: DatedMenu | null = atHand.read('menu', datedMenu);
  let issuing: DatedMenu | null = atHand.read('menu-issuing', datedMenu);
  let lease = atHand.read('lease', numberLease);
  let waiting = atHand.read('roster', roster);
  const listeners = new Set<() => void>();
  const leaseListeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  session.subscribe(topics.kioskMenu(hall, agent), kioskMenu, (menu) => {
    last = { date: today(), menu };
    atHand.keep('menu', last);
    if (menu.issuing) {
      issuing = last;
      atHand.keep('menu-issuing', issuing);
    }
    tell();
  });
  session.subscribe(topics.numberLease(hall, agent), numberLease, (news) => {
    lease = news;
    atHand.keep('lease', lease);
    for (const listener of leaseListeners) listener();
    tell();
  });
  session.subscribe(topics.roster(hall), roster, (news) => {
    waiting = news;
    atHand.keep('roster', waiting);
    tell();
  });
  return {
    get lease() {
      return lease;
    },
    get roster() {
      return waiting;
    },
    menu: (hubIsThere, date) =>
      hubIsThere ? (last?.menu ?? null) : offeredWithoutHub({ last, issuing }, date),
    onNews(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onLease(listener) {
      leaseListeners.add(listener);
      return () => leaseListeners.delete(listener);
    },
  };
}
