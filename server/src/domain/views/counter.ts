import type {
  Bilingual,
  BoardDesired,
  ServiceId,
  StaffNumber,
  TicketNumber,
  WindowNumber,
} from '@jiaohao/shared';
import { minutesSince, pressureOn } from '../failover/crowding.ts';
import { strandedByClosing } from '../hall-day/decide/stranded.ts';
import { serviceOf, ticketOf, windowOf } from '../hall-day/lookup.ts';
import type { Stamp } from '../hall-day/stamp.ts';
import { servicesAt } from '../hall-day/standing.ts';
import type { HallDay, WindowStanding } from '../hall-day/state.ts';
import { callableNow } from '../routing/callable-now.ts';
import { boardDesired } from './board.ts';
import { inHand, maskedNameOf } from './in-hand.ts';
import type { InHand } from './in-hand.ts';
import { upcoming } from './upcoming.ts';
import type { ComingCall } from './upcoming.ts';
import { fitnessOf } from './window-fitness.ts';
import type { WindowFitness } from './window-fitness.ts';

/** Somebody who is aside while papers are checked. */
interface HeldHere {
  readonly ticket: TicketNumber;
  readonly service: Bilingual;
  readonly maskedName: string | null;
  readonly since: number;
  readonly note: string | null;
  readonly firstClerk: StaffNumber | null;
}

interface ServiceHere {
  readonly service: ServiceId;
  readonly name: Bilingual;
  readonly waiting: number;
  readonly longestMinutes: number;
  /** Taken only to help. */
  readonly helper: boolean;
}

/** One window as the clerk who sits there sees it. */
export interface CounterView extends WindowFitness {
  readonly window: WindowNumber;
  readonly name: Bilingual | null;
  readonly phase: HallDay['phase'];
  readonly status: WindowStanding['status'];
  readonly pause: { readonly reason: string; readonly fault: boolean } | null;
  readonly clerk: StaffNumber | null;
  /** Whether it opens without a log-in. */
  readonly opensUnsigned: boolean;
  readonly board: Pick<BoardDesired, 'face' | 'text' | 'short'>;
  readonly ticket: InHand | null;
  /** The last one called here, whose grade may come after it is done. */
  readonly last: { readonly ticket: TicketNumber; readonly grade: number | null } | null;
  /** How many the call key would choose from. */
  readonly callable: number;
  readonly upcoming: readonly ComingCall[];
  readonly held: readonly HeldHere[];
  readonly services: readonly ServiceHere[];
  /** What keeps it from closing: how many only it can serve, and the first few. */
  readonly owes: { readonly count: number; readonly tickets: string };
  /** Where a ticket can be handed over to. */
  readonly targets: {
    readonly windows: readonly { readonly window: WindowNumber; readonly name: Bilingual | null }[];
    readonly services: readonly { readonly service: ServiceId; readonly name: Bilingual }[];
  };
}

/** How many of the next calls a clerk is shown. */
const shownAhead = 5;

export function counterView(state: HallDay, number: WindowNumber, { at }: Stamp): CounterView {
  const window = windowOf(state, number);
  const { face, text, short } = boardDesired(state, number);
  const { count, tickets } = strandedByClosing(state, window);
  return {
    window: number,
    name: nameOf(state, number),
    phase: state.phase,
    status: window.status,
    pause: window.pause && { reason: window.pause.reason, fault: window.pause.fault },
    clerk: window.clerk,
    opensUnsigned: state.plan.settings.signIn === 'optional',
    board: { face, text, short },
    ...fitnessOf(state, number),
    ticket: window.current === null ? null : inHand(state, ticketOf(state, window.current)),
    last: lastCalled(state, window),
    callable: callableNow(state, number, at),
    upcoming: upcoming(state, number, at, shownAhead),
    held: heldHere(state, window),
    services: servicesAt(state, window).map((id) => serviceHere(state, window, id, at)),
    owes: { count, tickets },
    targets: targetsFrom(state, window),
  };
}

function nameOf(state: HallDay, number: WindowNumber): Bilingual | null {
  return state.plan.windows.find((planned) => planned.number === number)?.name ?? null;
}

function lastCalled(state: HallDay, { last }: WindowStanding): CounterView['last'] {
  return last === null ? null : { ticket: last, grade: ticketOf(state, last).grade };
}

function heldHere(state: HallDay, window: WindowStanding): HeldHere[] {
  return [...window.held].map((number) => {
    const ticket = ticketOf(state, number);
    return {
      ticket: number,
      service: serviceOf(state, ticket.service).plan.name,
      maskedName: maskedNameOf(ticket),
      since: ticket.heldSince,
      note: ticket.holdNote,
      firstClerk: ticket.firstClerk,
    };
  });
}

function serviceHere(state: HallDay, window: WindowStanding, id: ServiceId, at: number): ServiceHere {
  const standing = serviceOf(state, id);
  const pressure = pressureOn(state, standing);
  return {
    service: id,
    name: standing.plan.name,
    waiting: pressure.waiting,
    longestMinutes: minutesSince(pressure, at),
    helper: !window.services.some(({ service }) => service === id),
  };
}

/** Other windows that are open, and services that take tickets. */
function targetsFrom(state: HallDay, from: WindowStanding): CounterView['targets'] {
  return {
    windows: [...state.windows.values()]
      .filter((window) => window !== from && window.status === 'open')
      .map(({ number: window }) => ({ window, name: nameOf(state, window) })),
    services: [...state.services]
      .filter(([, { open }]) => open)
      .map(([service, { plan }]) => ({ service, name: plan.name })),
  };
}
