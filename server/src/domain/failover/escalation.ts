import { MINUTE } from '../hall-day/stamp.ts';
import type { HallDay } from '../hall-day/state.ts';
import type { Settings } from '../settings.ts';
import { rowOf } from './row-of.ts';
import type { Incident } from './standing.ts';

/** When an incident takes too long: past its estimate, or without one after the time allowed. Tasks never do. */
function overdueAt(settings: Settings, incident: Incident): number {
  const { repairBy, openedAt, escalatedAt } = incident;
  if (escalatedAt !== null || rowOf(incident).severity === 'task') return Infinity;
  return repairBy ?? openedAt + settings.escalateAfterMinutes * MINUTE;
}

/** When the next incident goes to the duty manager, epoch milliseconds; Infinity: none will. */
export function escalationDue({ failures, plan }: HallDay): number {
  let due = Infinity;
  for (const incident of failures.incidents.values()) due = Math.min(due, overdueAt(plan.settings, incident));
  return due;
}

/** The incidents that go to the duty manager at a moment. */
export function overdueIncidents({ failures, plan }: HallDay, at: number): Incident[] {
  return [...failures.incidents.values()].filter((incident) => overdueAt(plan.settings, incident) <= at);
}
