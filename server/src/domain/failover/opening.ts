import type { Fault, Subject } from '@jiaohao/shared';
import { happened } from '../hall-day/decide/context.ts';
import type { Context } from '../hall-day/decide/context.ts';
import type { HallEvent } from '../hall-day/events.ts';
import type { HallDay } from '../hall-day/state.ts';
import type { Incident } from './standing.ts';

/** A fault nobody knew of. `nth`: how many this command has opened before it. */
export function opened(
  context: Context,
  subject: Subject,
  fault: Fault,
  { what = null, since, nth = 0 }: { what?: string | null; since: number; nth?: number },
): HallEvent<'incidentOpened'> {
  const { state, stamp, actor } = context;
  const incident: Incident = {
    id: `${stamp.date}-${state.failures.opened + nth + 1}`,
    subject,
    fault,
    what,
    since: Math.min(since, stamp.at),
    openedAt: stamp.at,
    repairBy: null,
    escalatedAt: null,
    waitsForClearing: false,
  };
  return { type: 'incidentOpened', incident, at: stamp.at, by: actor };
}

/** What a person has said of this subject and nobody has cleared. */
export function reportedOf(state: HallDay, id: string): Incident | null {
  return (
    [...state.failures.incidents.values()].find(
      ({ subject, fault }) => subject.id === id && fault === 'reported',
    ) ?? null
  );
}

/** A window as the subject of an incident. */
export function windowSubject(window: number): Subject {
  return { id: `window-${window}`, kind: 'window', window };
}

/** The incident that a window failed is over: it resumes. */
export function windowWorks(context: Context, window: number): HallEvent[] {
  const incident = reportedOf(context.state, windowSubject(window).id);
  if (incident === null) return [];
  return [happened(context, { type: 'incidentClosed', incident: incident.id, how: 'recovered', note: null })];
}
