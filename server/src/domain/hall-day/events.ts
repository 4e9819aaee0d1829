import type {
  Act,
  Actor,
  AgentId,
  Delivery,
  Member,
  OpeningPoint,
  ServiceId,
  StaffNumber,
  TicketClass,
  TicketNumber,
  WindowNumber,
} from '@jiaohao/shared';
import type { BackEntryEvents } from '../back-entry/events.ts';
import type { CarriedEntries } from '../back-entry/standing.ts';
import type { FailoverEvents } from '../failover/events.ts';
import type { CarriedFailures } from '../failover/standing.ts';
import type { HallPlan, RankedService } from '../hall.ts';
import type { CallReason } from '@jiaohao/shared';
import type { Turn } from '../routing/turn.ts';
import type { GreenGrant } from './green-grant.ts';

/** The booked slot a ticket was issued for. `late`: it queues as regular from its arrival. */
export interface SlotTaken {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly slotAt: number;
  readonly late: boolean;
}

/** What outlives a business day. */
export interface Carried extends CarriedFailures, CarriedEntries {}

type Window = { readonly window: WindowNumber };
type TicketAt = { readonly ticket: TicketNumber; readonly window: WindowNumber };

/** What happened, by name, in words of the hall. Everything replay needs is in the event. */
export interface EventBodies extends FailoverEvents, BackEntryEvents {
  /**
   * Starts a business day; everything before it is another day's, but what is `carried` over: faults, what was done by
   * hand, whom to call back, the reconciliation list, desks' first paper numbers. Carries the plan the whole day keeps.
   */
  dayOpened: {
    readonly date: string;
    readonly minute: number;
    readonly plan: HallPlan;
    readonly carried: Carried;
  };
  /** The same date goes on after it had closed: numbers continue. */
  dayReopened: object;
  /** Closing time: nobody loses a place (§15-6, §20-2). */
  dayDrained: object;
  /** A later date began while tickets of this day were open. Said once; a person closes it. */
  dayFoundOpen: { readonly open: number };
  dayClosed: { readonly how: 'last-served' | 'overnight' | 'person'; readonly reason: string | null };
  /** What every device proved before the hall began to work (§10-3), as the duty manager had them try. */
  openingChecked: { readonly points: readonly OpeningPoint[]; readonly note: string | null };

  ticketIssued: {
    readonly ticket: TicketNumber;
    readonly service: ServiceId;
    readonly class: TicketClass;
    readonly source: 'kiosk' | 'desk';
    readonly delivery: Delivery;
    readonly member: Member | null;
    readonly green: GreenGrant | null;
    readonly slot: SlotTaken | null;
  };
  deliveryChanged: { readonly ticket: TicketNumber; readonly delivery: Delivery };
  ticketReprinted: { readonly ticket: TicketNumber };
  /** The desk wants it on paper at this kiosk, which takes it up by printing it. */
  printOrdered: { readonly ticket: TicketNumber; readonly kiosk: AgentId };
  ticketCalled: TicketAt & {
    readonly clerk: StaffNumber | null;
    readonly reason: CallReason;
    readonly turn: Turn;
  };
  /** `counts`: far enough from the last counted call to count towards a miss. */
  ticketRecalled: TicketAt & { readonly counts: boolean };
  ticketStarted: TicketAt;
  ticketFinished: TicketAt;
  ticketMissed: TicketAt;
  /** `after`: how many others of its service are called first. */
  ticketReinstated: { readonly ticket: TicketNumber; readonly after: number };
  ticketHeld: TicketAt & { readonly note: string | null };
  /** Papers checked: `window` calls it next; null: no such window is open, so any of its service does. */
  ticketReady: { readonly ticket: TicketNumber; readonly window: WindowNumber | null };
  ticketTransferred: TicketAt & {
    readonly to: { readonly service: ServiceId } | { readonly window: WindowNumber };
  };
  ticketInterrupted: TicketAt & { readonly reason: string };
  /** Was directed to a window that stopped: goes to the front of its service. */
  ticketReleased: TicketAt;
  /** By the duty manager: to one window, or (null) back to its service's queue. */
  ticketReassigned: { readonly ticket: TicketNumber; readonly window: WindowNumber | null };
  callCancelled: TicketAt;
  ticketCancelled: { readonly ticket: TicketNumber; readonly reason: string | null };
  ticketAbandoned: { readonly ticket: TicketNumber; readonly reason: string };
  greenGranted: { readonly ticket: TicketNumber; readonly green: GreenGrant };
  priorityRevoked: { readonly ticket: TicketNumber; readonly reason: string };
  /** The evaluator asks the member for a grade. */
  gradeAsked: TicketAt;
  /** 1 best … 5 worst. */
  ticketEvaluated: TicketAt & { readonly grade: number };

  windowOpened: Window;
  clerkLoggedIn: Window & { readonly clerk: StaffNumber };
  clerkLoggedOut: Window & { readonly clerk: StaffNumber };
  /** `fault`: the window failed; otherwise its clerk paused it. */
  windowPaused: Window & { readonly reason: string; readonly fault: boolean };
  windowResumed: Window;
  windowClosed: Window;
  windowChanged: Window & {
    readonly services: readonly RankedService[];
    readonly helperServices: readonly ServiceId[];
    readonly dedicatedGreen: boolean;
  };
  serviceChanged: { readonly service: ServiceId; readonly open: boolean };
  appointmentBooked: {
    readonly id: string;
    readonly service: ServiceId;
    readonly minute: number;
    readonly memberKey: string | null;
  };
  appointmentCancelled: { readonly id: string };
  /** Done around the hall, by right of a role: accounts, settings. `about`: a staff number, a version; never a name or a secret. */
  actRecorded: { readonly act: Act; readonly about: string };
}

export type HallEventType = keyof EventBodies;

/** What happened, before it is known when and by whom. */
export type HallFact<T extends HallEventType = HallEventType> = {
  [K in T]: { readonly type: K } & EventBodies[K];
}[T];

/** One line of the journal: `type`, what it says, when (epoch milliseconds), and who wished it. */
export type HallEvent<T extends HallEventType = HallEventType> = {
  [K in T]: { readonly type: K; readonly at: number; readonly by: Actor } & EventBodies[K];
}[T];
