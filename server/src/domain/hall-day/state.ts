import type {
  AgentId,
  BackEntrySource,
  Delivery,
  Member,
  ServiceId,
  StaffNumber,
  TicketClass,
  TicketNumber,
  TicketState,
  WindowNumber,
} from '@jiaohao/shared';
import type { BackEntryStanding } from '../back-entry/standing.ts';
import type { FailureStanding } from '../failover/standing.ts';
import type { HallPlan, RankedService, ServicePlan } from '../hall.ts';
import type { Because, CallReason } from '@jiaohao/shared';
import type { SlotTaken } from './events.ts';
import type { GreenGrant } from './green-grant.ts';
import type { Lane } from './lane.ts';
import type { OpeningCheck } from './opening-check.ts';

/** Where a ticket that may be called stands. */
export type Queue =
  /** At one window: held papers checked, transferred to it, or reassigned. */
  | { readonly lane: 'directed'; readonly window: WindowNumber }
  /** At the front of its service. */
  | { readonly lane: 'resumed' }
  /** By its class. */
  | { readonly lane: 'regular' }
  | { readonly lane: 'green' }
  | { readonly lane: 'appointment' }
  /** Reinstated: joins its class once the service has made this many calls. */
  | { readonly lane: 'reinstated'; readonly afterCalls: number };

/** One time at a window: from the call until the ticket left. `to` is null when only that it was over is known. */
export interface Visit {
  readonly window: WindowNumber;
  readonly from: number;
  readonly to: number | null;
  readonly how: 'done' | 'missed' | 'held' | 'transferred' | 'interrupted' | 'abandoned';
}

/** A window that stopped for a while, and why; `clerk`: who was there. */
export interface Pause {
  readonly reason: string;
  readonly fault: boolean;
  readonly clerk: StaffNumber | null;
  readonly from: number;
}
/** A pause that is over. */
interface PastPause extends Pause {
  readonly to: number;
}

/** Who gave a number out: the hub at a kiosk or the desk, or somebody without the hub. */
type TicketSource = 'kiosk' | 'desk' | BackEntrySource;

/** One ticket's whole standing. Changed by evolve only. */
export interface Ticket {
  readonly number: TicketNumber;
  /** Issue order in the day, from 1. */
  readonly order: number;
  readonly issuedAt: number;
  readonly source: TicketSource;
  /** The kiosk that gave it out; null for the desk and the paper book. */
  readonly kiosk: AgentId | null;
  readonly member: Member | null;
  readonly slot: SlotTaken | null;
  /** From when an appointment's promise counts: its slot, epoch milliseconds. Others: when issued. */
  dueAt: number;
  service: ServiceId;
  class: TicketClass;
  green: GreenGrant | null;
  state: TicketState;
  delivery: Delivery;
  reprints: number;
  /** Its place while it waits, the place it came from while it is called, the one it had last otherwise. */
  queue: Queue;
  /** Why it stands in a `directed` or `resumed` lane; the last such reason otherwise. */
  because: Because;
  /** State before the call, for a cancelled call. */
  stateBeforeCall: TicketState;
  /** The service's run of priority calls before this call, for a cancelled call. */
  runBeforeCall: number;
  /** Window that has it, called or serving. */
  window: WindowNumber | null;
  /** Window whose clerk holds it aside. */
  heldAt: WindowNumber | null;
  /** When it was last put aside, 0 before, and what the clerk noted then. */
  heldSince: number;
  holdNote: string | null;
  /** First-asked clerk 首问 (§17, §34): kept through every transfer. */
  firstClerk: StaffNumber | null;
  /** Last call by the queue or a clerk, 0 before the first. */
  calledAt: number;
  /** Why it was called then; null before the first call, and for one made by hand. */
  calledFor: CallReason | null;
  /** Calls that count towards a miss, and when the last of them was. */
  countedCalls: number;
  countedCallAt: number;
  /** When it was last missed, 0 before. */
  missedAt: number;
  reinstated: number;
  grade: number | null;
  /** Its times at windows that are over, in the order they ended. */
  visits: readonly Visit[];
}

export interface WindowStanding {
  readonly number: WindowNumber;
  services: readonly RankedService[];
  helperServices: readonly ServiceId[];
  dedicatedGreen: boolean;
  status: 'closed' | 'open' | 'paused';
  pause: Pause | null;
  /** The day's pauses that are over. */
  readonly pauses: PastPause[];
  clerk: StaffNumber | null;
  /** Called or serving here. */
  current: TicketNumber | null;
  /** The last ticket called here, current or gone: grades belong to it. */
  last: TicketNumber | null;
  /** The one called before it, for a cancelled call. */
  lastBefore: TicketNumber | null;
  lastCallAt: number | null;
  readonly directed: Lane<Ticket>;
  /** Tickets its clerk holds aside, oldest hold first. */
  readonly held: Set<TicketNumber>;
  /** Grows with every call and recall. */
  attention: number;
  /** Grows when the clerk should look up: work came to an idle window. */
  beeps: number;
  /** Grows each time the member is asked for a grade. */
  gradeAsks: number;
}

export interface ServiceStanding {
  readonly plan: ServicePlan;
  /** Takes new tickets. */
  open: boolean;
  readonly resumed: Lane<Ticket>;
  readonly appointment: Lane<Ticket>;
  readonly green: Lane<Ticket>;
  readonly regular: Lane<Ticket>;
  readonly reinstated: Lane<Ticket>;
  /** Issued, not yet in the member's hand: not callable. */
  readonly undelivered: Set<TicketNumber>;
  /** Calls made of this service today. */
  calls: number;
  /** Priority calls in a row while a regular ticket waited, over the whole hall. */
  priorityRun: number;
  /** Time at windows so far: tickets that left a window, and their milliseconds. */
  readonly spent: { count: number; milliseconds: number };
}

/** Windows that may take a service, in number order, whatever their status. */
export interface ServedBy {
  /** Those whose own service it is. */
  readonly own: readonly WindowStanding[];
  /** Those of them that are open. */
  readonly open: readonly WindowStanding[];
  /** Those, and the ones that only help with it. */
  readonly all: readonly WindowStanding[];
  /** How many of all are open. */
  readonly openCount: number;
}

export interface BookedSlot {
  readonly id: string;
  readonly service: ServiceId;
  readonly minute: number;
  readonly memberKey: string | null;
  ticket: TicketNumber | null;
}

/**
 * A hall on one business day. `evolve` changes it in place and is the only one who may; `dayOpened` starts a new one.
 * Rebuilding is replaying: the same events give an equal state.
 */
export interface HallDay {
  /** The plan the day was opened with; before the first day, the hall's present one. */
  readonly plan: HallPlan;
  /** Local date of the day, null before the first. */
  readonly date: string | null;
  /** Epoch milliseconds of its midnight. */
  readonly midnight: number;
  readonly openedAt: number;
  phase: 'none' | 'open' | 'draining' | 'closed';
  /** When closing time came, 0 before. */
  drainedAt: number;
  foundOpen: boolean;
  /** When the last open ticket ended. */
  lastEndedAt: number;
  /** When the last event of the day happened: the time a decision may rest on that must come out the same later. */
  lastEventAt: number;
  readonly windows: Map<WindowNumber, WindowStanding>;
  readonly services: Map<ServiceId, ServiceStanding>;
  /** Which windows may take each service. Another map whenever a window's services or its status change. */
  servedBy: ReadonlyMap<ServiceId, ServedBy>;
  readonly tickets: Map<TicketNumber, Ticket>;
  /** Tickets of kiosks that are not on paper, in the order their printing failed; also ended ones. */
  readonly unprinted: Set<TicketNumber>;
  /** What the desk wants on paper, and where; gone once that kiosk has taken it up. */
  readonly printOrders: Map<TicketNumber, AgentId>;
  /** The day's tickets by person (keyed hash), ended ones too. */
  readonly people: Map<string, Set<TicketNumber>>;
  readonly slots: Map<string, BookedSlot>;
  /** Last number issued per series letter. */
  readonly lastNumbers: Map<string, number>;
  issued: number;
  readonly counts: Record<TicketState, number>;
  /** What does not work, and what is done by hand. */
  readonly failures: FailureStanding;
  /** What its devices proved before it began; null: nobody had them try. */
  openingCheck: OpeningCheck | null;
  /** Numbers given out without the hub, and what of it does not fit the books. */
  readonly backEntry: BackEntryStanding;
}
