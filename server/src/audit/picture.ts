import type {
  Delivery,
  ServiceId,
  TicketClass,
  TicketNumber,
  TicketState,
  WindowNumber,
} from '@jiaohao/shared';
import type { EventBodies, HallEvent } from '../domain/hall-day/events.ts';
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
  /** Issue order in the day, from 0. */
  readonly order: number;
  readonly issued: EventBodies['ticketIssued'] & { readonly at: number };
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
  };
}

/** The ticket an event is about, or null. */
export function ticketIn(event: HallEvent): TicketNumber | null {
  return 'ticket' in event ? event.ticket : null;
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
