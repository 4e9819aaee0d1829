import type {
  CallingMode,
  Delivery,
  Fault,
  ServiceId,
  Subject,
  TicketClass,
  TicketNumber,
  TicketState,
  WindowNumber,
} from '@jiaohao/shared';
import type { ConflictWhat, NumberBlock, PaperBlock } from '../domain/back-entry/standing.ts';
import type { CarriedFailures, Incident } from '../domain/failover/standing.ts';
import type { HallEvent, SlotTaken } from '../domain/hall-day/events.ts';
import type { HallPlan } from '../domain/hall.ts';

/** Where a ticket that waits stands, as far as the events tell. */
export type Place =
  /** Not callable: undelivered, held, at a window, or gone. */
  | { readonly kind: 'none' }
  /** In its service's queue, by class. */
  | { readonly kind: 'class' }
  /** Reinstated; joins its class when its service has made this many calls. */
  | { readonly kind: 'reinstated'; readonly joinsAt: number }
  /** At the front of its service. */
  | { readonly kind: 'front'; readonly because: 'interrupted' | 'transferred' | 'held' | 'released' }
  /** For one window only. */
  | {
      readonly kind: 'directed';
      readonly window: WindowNumber;
      readonly because: 'held-here' | 'transferred-here' | 'reassigned';
    };

export interface TicketSeen {
  readonly number: TicketNumber;
  /** In which order the day's tickets came into the books, from 0. */
  readonly order: number;
  /** When it was given out, truly: what was given out without the hub is told afterwards. */
  readonly issuedAt: number;
  readonly slot: SlotTaken | null;
  service: ServiceId;
  class: TicketClass;
  state: TicketState;
  delivery: Delivery;
  place: Place;
  /** Window that has it, called or serving. */
  window: WindowNumber | null;
  before: { readonly state: TicketState; readonly place: Place };
}

export interface WindowSeen {
  services: readonly { readonly service: ServiceId }[];
  helperServices: readonly ServiceId[];
  dedicatedGreen: boolean;
  status: 'closed' | 'open' | 'paused';
  /** Called or serving here. */
  ticket: TicketNumber | null;
}

/**
 * What the events so far say, each taken at its word: a second telling of the day, made apart from the hub's own state
 * and kept as small as the checks need.
 */
export interface Picture {
  plan: HallPlan | null;
  date: string | null;
  /** Epoch milliseconds of the day's local midnight. */
  midnight: number;
  phase: 'none' | 'open' | 'draining' | 'closed';
  readonly tickets: Map<TicketNumber, TicketSeen>;
  /** Those that stand in some place. */
  readonly queued: Set<TicketSeen>;
  readonly windows: Map<WindowNumber, WindowSeen>;
  /** Calls made so far, by service. */
  readonly calls: Map<ServiceId, number>;
  /** Tickets by state: moves with each event, never recounted. */
  readonly counts: Map<TicketState, number>;
  issued: number;
  readonly failures: FailuresSeen;
  /** The reconciliation list, by id. */
  readonly conflicts: Map<string, ConflictWhat>;
  /** Blocks of numbers leased beyond each kiosk's first. */
  readonly blocks: NumberBlock[];
  /** The day's leases of paper numbers, those given back too. */
  readonly paper: PaperSeen[];
}

/** What a browser of the desk may give out on paper; `holds`: it was not given back. */
export interface PaperSeen {
  readonly desk: string;
  until: number;
  blocks: readonly PaperBlock[];
  holds: boolean;
}

/** What does not work and what is done by hand, as far as the events tell; by id. */
export interface FailuresSeen {
  readonly incidents: Map<string, IncidentSeen>;
  readonly outages: Set<string>;
  readonly handwork: Set<string>;
  readonly callBacks: Set<string>;
  readonly notices: Set<string>;
  /** Services too many wait for. */
  readonly crowded: Set<ServiceId>;
  mode: CallingMode;
}

export interface IncidentSeen {
  readonly subject: Subject;
  readonly fault: Fault;
  /** Its machine says it is well. */
  quiet: boolean;
  /** It went to the duty manager, and no new estimate was given since. */
  escalated: boolean;
}

export function emptyPicture(): Picture {
  return {
    plan: null,
    date: null,
    midnight: 0,
    phase: 'none',
    tickets: new Map(),
    queued: new Set(),
    windows: new Map(),
    calls: new Map(),
    counts: new Map(),
    issued: 0,
    failures: failuresSeen(null),
    conflicts: new Map(),
    blocks: [],
    paper: [],
  };
}

/** What a day begins with. */
export function failuresSeen(carried: CarriedFailures | null): FailuresSeen {
  const ids = (all: readonly { readonly id: string }[] = []) => new Set(all.map(({ id }) => id));
  return {
    incidents: new Map(carried?.incidents.map((incident) => [incident.id, incidentSeen(incident)])),
    outages: ids(carried?.outages),
    handwork: ids(carried?.handwork),
    callBacks: ids(carried?.callBacks),
    notices: ids(carried?.notices),
    crowded: new Set(),
    mode: 'normal',
  };
}

export function incidentSeen({ subject, fault, waitsForClearing, escalatedAt }: Incident): IncidentSeen {
  return { subject, fault, quiet: waitsForClearing, escalated: escalatedAt !== null };
}

/** The ticket an event is about, or null. */
export function ticketIn(event: HallEvent): TicketNumber | null {
  return 'ticket' in event ? event.ticket : null;
}

/** Whether a call by hand is of the ticket that the window has in hand already. */
export function isCalledAgain(picture: Picture, { ticket, window }: HallEvent<'callBackEntered'>): boolean {
  return picture.tickets.get(ticket)?.window === window;
}

/** Whether a ticket stands in its service's queue by class: a reinstated one does once its others were called. */
export function standsByClass(ticket: TicketSeen, calls: number): boolean {
  return (
    ticket.place.kind === 'class' || (ticket.place.kind === 'reinstated' && calls >= ticket.place.joinsAt)
  );
}

/** The member holds the number in some form, or the desk has taken charge of it. */
export function isInHand(delivery: Delivery): boolean {
  return delivery === 'printed' || delivery === 'shown-on-screen' || delivery === 'desk';
}

const openStates: readonly TicketState[] = [
  'waiting',
  'called',
  'serving',
  'held',
  'transferred',
  'interrupted',
];

/** Something is still to be done for it; a missed one lapses with the day unless it comes back. */
export function isOpen({ state }: TicketSeen): boolean {
  return openStates.includes(state);
}

export function openTickets(picture: Picture): TicketNumber[] {
  return [...picture.tickets.values()].filter(isOpen).map(({ number }) => number);
}
