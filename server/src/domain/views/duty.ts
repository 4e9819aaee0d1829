import type { Bilingual, CallingMode, TicketClass } from '@jiaohao/shared';
import type { DegradationRow } from '../failover/degradation-row.ts';
import { rowOf } from '../failover/row-of.ts';
import type { DegradationId } from '../failover/degradation.ts';
import type { Incident, Notice, Outage } from '../failover/standing.ts';
import type { OpeningCheck } from '../hall-day/opening-check.ts';
import type { Stamp } from '../hall-day/stamp.ts';
import type { HallDay } from '../hall-day/state.ts';
import { alertActions } from './alert-actions.ts';
import type { AlertAction } from './alert-actions.ts';
import { dutyTasks, minutesBetween } from './duty-tasks.ts';
import type { DutyTask } from './duty-tasks.ts';
import { dutyQueues } from './duty-queues.ts';
import type { DutyQueue } from './duty-queues.ts';
import { longestWaiting } from './duty-waiters.ts';
import type { Waiter } from './duty-waiters.ts';
import { absences, dutyWindows } from './duty-windows.ts';
import type { Absence, DutyWindow } from './duty-windows.ts';
import { outageNotice } from './notices.ts';
import { promisedMinutes } from './promise.ts';
import { kiosksOf } from './window-fitness.ts';
import type { KioskFitness } from './window-fitness.ts';

/** An open incident with what the table says of it. */
export interface DutyIncident extends Incident {
  readonly row: DegradationId;
  readonly severity: DegradationRow['severity'];
  readonly name: Bilingual;
  readonly member: Bilingual;
  readonly staff: Bilingual;
  readonly hub: Bilingual;
  readonly back: Bilingual;
  readonly minutesOpen: number;
  readonly escalated: boolean;
}

/** Too many wait; what one press would do about it. */
export interface DutyAlert extends DutyQueue {
  /** When the duty manager was told, epoch milliseconds. */
  readonly since: number;
  readonly actions: readonly AlertAction[];
}

interface DutyOutage extends Outage {
  readonly minutesOpen: number;
  /** Its estimate has passed and nobody has said how long it still takes. */
  readonly overdue: boolean;
  /** As every screen has it. */
  readonly notice: Bilingual;
}

/** The hall as its duty manager sees it: what is broken, what is to be done, where it is too full. */
export interface DutyView {
  readonly at: number;
  readonly mode: CallingMode;
  /** Urgent ones first, then the oldest. Tasks are among the tasks. */
  readonly incidents: readonly DutyIncident[];
  readonly windows: readonly DutyWindow[];
  readonly kiosks: readonly KioskFitness[];
  readonly tasks: readonly DutyTask[];
  readonly outages: readonly DutyOutage[];
  readonly notices: readonly Notice[];
  readonly alerts: readonly DutyAlert[];
  /** The longest wait first. */
  readonly queues: readonly DutyQueue[];
  /** Who waits longest, first. */
  readonly waiters: readonly Waiter[];
  /** Clerks who were away for long, oldest first. */
  readonly absences: readonly Absence[];
  readonly openingCheck: OpeningCheck | null;
  /** A later date has begun, and somebody of this day is still not finished. */
  readonly leftOpen: boolean;
  readonly limits: {
    /** Minutes each class is promised to wait at most. */
    readonly promise: Readonly<Record<TicketClass, number>>;
    /** An outage longer than this stops its services from issuing, minutes. */
    readonly longOutageMinutes: number;
  };
}

export function dutyView(state: HallDay, stamp: Stamp): DutyView {
  const { failures } = state;
  const queues = dutyQueues(state, stamp.at);
  return {
    at: stamp.at,
    mode: failures.mode,
    incidents: incidentsOf(state, stamp.at),
    windows: dutyWindows(state),
    kiosks: kiosksOf(state),
    tasks: dutyTasks(state),
    outages: [...failures.outages.values()].map((outage) => ({
      ...outage,
      minutesOpen: minutesBetween(outage.declaredAt, stamp.at),
      overdue: outage.repairBy <= stamp.at,
      notice: outageNotice(state.plan, outage, stamp),
    })),
    notices: [...failures.notices.values()],
    alerts: alertsOf(state, queues),
    queues: queues.toSorted((a, b) => b.longestMinutes - a.longestMinutes),
    waiters: longestWaiting(state, stamp.at),
    absences: absences(state, stamp.at),
    openingCheck: state.openingCheck,
    leftOpen: state.foundOpen && state.phase !== 'closed',
    limits: limitsOf(state),
  };
}

function alertsOf(state: HallDay, queues: readonly DutyQueue[]): DutyAlert[] {
  return queues.flatMap((queue) => {
    const crowding = state.failures.crowded.get(queue.service);
    if (crowding === undefined) return [];
    return [{ ...queue, since: crowding.at, actions: alertActions(state, queue.service) }];
  });
}

function limitsOf({ plan: { settings } }: HallDay): DutyView['limits'] {
  return {
    promise: {
      regular: promisedMinutes(settings, 'regular'),
      green: promisedMinutes(settings, 'green'),
      appointment: promisedMinutes(settings, 'appointment'),
    },
    longOutageMinutes: settings.longOutageMinutes,
  };
}

function incidentsOf({ failures }: HallDay, at: number): DutyIncident[] {
  const urgentFirst = (a: DutyIncident, b: DutyIncident): number =>
    Number(b.severity === 'urgent') - Number(a.severity === 'urgent') || a.since - b.since;
  return [...failures.incidents.values()]
    .map((incident) => withRow(incident, at))
    .filter(({ severity }) => severity !== 'task')
    .sort(urgentFirst);
}

function withRow(incident: Incident, at: number): DutyIncident {
  const { id: row, severity, name, member, staff, hub, back } = rowOf(incident);
  const minutesOpen = minutesBetween(incident.openedAt, at);
  const escalated = incident.escalatedAt !== null;
  return { ...incident, row, severity, name, member, staff, hub, back, minutesOpen, escalated };
}
