import type { Bilingual, Roster, TicketClass, TicketNumber, WindowNumber } from '@jiaohao/shared';
import { mayWait, namedIn, type GivenNumber } from './offline/given-number.ts';

/** Someone who waits. */
export interface Waiting {
  readonly ticket: TicketNumber;
  readonly class: TicketClass;
  /** Given out here without the hub, and not in the hub's own list. */
  readonly offline: boolean;
}

/** Who waits, for a consultant who calls by hand: a screen page and a paper. */
export interface RosterSheet {
  readonly hall: Bilingual | null;
  /** When the hub's list was true, `2026-11-23 09:31`; null when there is none of this date. */
  readonly asOf: string | null;
  readonly services: readonly {
    readonly name: Bilingual;
    readonly windows: string;
    /** In calling order, behind it what this kiosk has given out since, by time. */
    readonly waiting: readonly Waiting[];
    /** How many more wait behind those the hub named. */
    readonly more: number;
  }[];
  /** Windows with someone in hand, or for whom someone waits alone. */
  readonly windows: readonly {
    readonly window: WindowNumber;
    readonly ticket: TicketNumber | null;
    readonly directed: readonly TicketNumber[];
  }[];
}

/**
 * The hub's roster with the numbers this kiosk has given out since.
 * @param roster what the hub said last; of another date it says nothing of today
 * @param wall local wall time of an epoch time
 */
export function rosterSheet(
  roster: Roster | null,
  today: string,
  given: readonly GivenNumber[],
  wall: (at: number) => string,
): RosterSheet {
  const known = roster?.date === today ? roster : null;
  const since = given.filter(
    (each) => mayWait(each, known) && (known === null || !namedIn(known, each.ticket)),
  );
  const rows = (known?.services ?? []).map(({ service, name, windows, tickets, more }) => ({
    name,
    windows,
    more,
    waiting: [...tickets.map((each) => ({ ...each, offline: false })), ...waitingOf(since, service)],
  }));
  const listed = new Set(known?.services.map(({ service }) => service));
  const others = since.filter(({ slip }) => !listed.has(slip.service));
  const unlisted = [...new Map(others.map(({ slip }) => [slip.service, slip])).values()];
  return {
    hall: roster?.hall ?? given.at(-1)?.slip.hall ?? null,
    asOf: known === null ? null : wall(known.at),
    services: [
      ...rows,
      ...unlisted.map(({ service, serviceName, windows }) => ({
        name: serviceName,
        windows,
        more: 0,
        waiting: waitingOf(since, service),
      })),
    ],
    windows: (known?.windows ?? []).filter(({ ticket, directed }) => ticket !== null || directed.length > 0),
  };
}

function waitingOf(given: readonly GivenNumber[], service: string): Waiting[] {
  return given
    .filter(({ slip }) => slip.service === service)
    .map(({ ticket, slip }) => ({ ticket, class: slip.class, offline: true }));
}
