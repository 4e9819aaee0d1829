import type { Actor, Bilingual, CallingMode, Fault, ServiceId, Subject, TicketNumber } from '@jiaohao/shared';

/** One fault of one subject, from its notice to its end (故障单 §32). Two faults of a printer are two incidents. */
export interface Incident {
  /** `2026-11-23-3`: the day it was opened and its number there. */
  readonly id: string;
  readonly subject: Subject;
  readonly fault: Fault;
  /** What a person said, when it was a person. */
  readonly what: string | null;
  /** When its agent saw it; when the hub opened it. Epoch milliseconds. */
  readonly since: number;
  readonly openedAt: number;
  /** When it should be repaired, as the technician said last, epoch milliseconds. */
  readonly repairBy: number | null;
  /** When it went to the duty manager because it took too long. */
  readonly escalatedAt: number | null;
  /** The machine says it is well; a technician must clear it all the same (too hot §32-2-4). */
  readonly waitsForClearing: boolean;
}

/** The business system does not work (§32-1). */
export interface Outage {
  readonly id: string;
  readonly services: 'all' | readonly ServiceId[];
  readonly what: string;
  readonly declaredAt: number;
  readonly repairBy: number;
  /** Too long to wait for: its services issue no tickets. */
  readonly long: boolean;
}

/** Business done by hand that is to be entered into the business system (补录). */
export interface Handwork {
  readonly id: string;
  readonly service: ServiceId;
  readonly ticket: TicketNumber | null;
  readonly note: string;
  readonly by: Actor;
  readonly at: number;
}

/** A member who is to be called when it works again (特急回访). Name and phone stand in the contact book under `id`. */
export interface CallBack {
  readonly id: string;
  readonly service: ServiceId;
  readonly ticket: TicketNumber | null;
  readonly what: string;
  readonly by: Actor;
  readonly at: number;
}

/** 告示: what the hall is told on every screen. */
export interface Notice {
  readonly id: string;
  readonly text: Bilingual;
  readonly at: number;
}

/** Too many wait for a service: the duty manager has been told, once. */
interface Crowding {
  readonly service: ServiceId;
  readonly at: number;
}

/** What does not work and what is done by hand. Maps by id, in the order they were opened; ended ones are gone. */
export interface FailureStanding {
  readonly incidents: Map<string, Incident>;
  readonly outages: Map<string, Outage>;
  readonly handwork: Map<string, Handwork>;
  readonly callBacks: Map<string, CallBack>;
  readonly notices: Map<string, Notice>;
  readonly crowded: Map<ServiceId, Crowding>;
  mode: CallingMode;
  /** Incidents opened this day, for their ids. */
  opened: number;
}

/** What goes on beyond the end of a day: it is in the next day's first event. */
export interface CarriedFailures {
  readonly incidents: readonly Incident[];
  readonly outages: readonly Outage[];
  readonly handwork: readonly Handwork[];
  readonly callBacks: readonly CallBack[];
  readonly notices: readonly Notice[];
}

const byId = <T extends { readonly id: string }>(all: readonly T[]): Map<string, T> =>
  new Map(all.map((each) => [each.id, each]));

/** How a day begins. The mode is normal until a kiosk that is gone says otherwise. */
export function failuresAtFirst(carried: CarriedFailures | null): FailureStanding {
  return {
    incidents: byId(carried?.incidents ?? []),
    outages: byId(carried?.outages ?? []),
    handwork: byId(carried?.handwork ?? []),
    callBacks: byId(carried?.callBacks ?? []),
    notices: byId(carried?.notices ?? []),
    crowded: new Map(),
    mode: 'normal',
    opened: 0,
  };
}

/** What the day after must know. */
export function carriedFrom(failures: FailureStanding): CarriedFailures {
  const { incidents, outages, handwork, callBacks, notices } = failures;
  return {
    incidents: [...incidents.values()],
    outages: [...outages.values()],
    handwork: [...handwork.values()],
    callBacks: [...callBacks.values()],
    notices: [...notices.values()],
  };
}
