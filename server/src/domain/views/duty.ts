import type {
  Bilingual,
  CallingMode,
  ServiceId,
  StaffNumber,
  TicketNumber,
  WindowNumber,
} from '@jiaohao/shared';
import { minutesSince, pressureOn } from '../failover/crowding.ts';
import type { DegradationRow } from '../failover/degradation-row.ts';
import { rowOf } from '../failover/row-of.ts';
import type { DegradationId } from '../failover/degradation.ts';
import type { Incident, Notice, Outage } from '../failover/standing.ts';
import { serviceOf } from '../hall-day/lookup.ts';
import type { Stamp } from '../hall-day/stamp.ts';
import type { HallDay } from '../hall-day/state.ts';
import { alertActions } from './alert-actions.ts';
import type { AlertAction } from './alert-actions.ts';
import { dutyTasks, minutesBetween } from './duty-tasks.ts';
import type { DutyTask } from './duty-tasks.ts';
import { outageNotice } from './notices.ts';
import { fitnessOf, kiosksOf } from './window-fitness.ts';
import type { KioskFitness, WindowFitness } from './window-fitness.ts';

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

interface DutyWindow extends WindowFitness {
  readonly window: WindowNumber;
  readonly status: 'closed' | 'open' | 'paused';
  readonly pause: { readonly reason: string; readonly fault: boolean } | null;
  readonly clerk: StaffNumber | null;
  readonly ticket: TicketNumber | null;
}

/** How long people wait for a service. */
export interface DutyQueue {
  readonly service: ServiceId;
  readonly name: Bilingual;
  readonly waiting: number;
  readonly longestMinutes: number;
  readonly openWindows: number;
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
}

export function dutyView(state: HallDay, stamp: Stamp): DutyView {
  const { failures } = state;
  const queues = [...state.services.keys()].map((service) => queueOf(state, service, stamp.at));
  return {
    at: stamp.at,
    mode: failures.mode,
    incidents: incidentsOf(state, stamp.at),
    windows: windowsOf(state),
    kiosks: kiosksOf(state),
    tasks: dutyTasks(state),
    outages: [...failures.outages.values()].map((outage) => ({
      ...outage,
      minutesOpen: minutesBetween(outage.declaredAt, stamp.at),
      overdue: outage.repairBy <= stamp.at,
      notice: outageNotice(state.plan, outage, stamp),
    })),
    notices: [...failures.notices.values()],
    alerts: [...failures.crowded.values()].map(({ service, at: since }) => ({
      ...queueOf(state, service, stamp.at),
      since,
      actions: alertActions(state, service),
    })),
    queues: queues.sort((a, b) => b.longestMinutes - a.longestMinutes),
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

function windowsOf(state: HallDay): DutyWindow[] {
  return [...state.windows.values()].map(({ number, status, pause, clerk, current }) => ({
    window: number,
    status,
    pause,
    clerk,
    ticket: current,
    ...fitnessOf(state, number),
  }));
}

function queueOf(state: HallDay, id: ServiceId, at: number): DutyQueue {
  const standing = serviceOf(state, id);
  const pressure = pressureOn(state, standing);
  const { waiting, openWindows } = pressure;
  return {
    service: id,
    name: standing.plan.name,
    waiting,
    longestMinutes: minutesSince(pressure, at),
    openWindows,
  };
}
