import type { Command, Subject, SubjectKind } from '@jiaohao/shared';
import { accept, happened, refuse } from '../../hall-day/decide/context.ts';
import type { Context } from '../../hall-day/decide/context.ts';
import { stopped } from '../../hall-day/decide/stopping.ts';
import type { Decision, Refused } from '../../hall-day/decision.ts';
import type { HallEvent } from '../../hall-day/events.ts';
import { MINUTE } from '../../hall-day/stamp.ts';
import { modeWith } from '../effects.ts';
import { rowFor } from '../degradation.ts';
import { rowOf } from '../row-of.ts';
import { opened, reportedOf, windowSubject } from '../opening.ts';
import type { Incident } from '../standing.ts';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** All that the hub's watch sees wrong with a subject now: what is new is opened, what is over is closed. */
export function observe(context: Context, command: Of<'observe'>): Decision {
  if (!('hub' in context.actor)) return refuse('hub-only');
  const { subject, since } = command;
  const seen = new Set(
    command.faults.filter((fault) => fault !== 'reported' && rowFor(subject.kind, fault) !== null),
  );
  const known = [...context.state.failures.incidents.values()].filter(
    (incident) => incident.subject.id === subject.id && incident.fault !== 'reported',
  );
  const fresh = [...seen].filter((fault) => known.every((incident) => incident.fault !== fault));
  return withMode(context, [
    ...known.flatMap((incident) => seenAgain(context, incident, seen.has(incident.fault))),
    ...fresh.map((fault, nth) => opened(context, subject, fault, { since, nth })),
  ]);
}

/** What an observation says of an incident that is open. */
function seenAgain(context: Context, open: Incident, there: boolean): HallEvent[] {
  const { waitsForClearing } = open;
  const incident = { incident: open.id };
  if (there) return waitsForClearing ? [happened(context, { type: 'incidentBack', ...incident })] : [];
  if (rowOf(open).clearedBy === 'technician')
    return waitsForClearing ? [] : [happened(context, { type: 'incidentQuiet', ...incident })];
  return [happened(context, { type: 'incidentClosed', ...incident, how: 'recovered', note: null })];
}

/** What no machine sees, said by a person; once per subject. A window that failed stops at once (§32-2-1). */
export function reportFault(context: Context, { subject: named, what }: Of<'report-fault'>): Decision {
  const nowhere = misplaced(context, named);
  if (nowhere) return nowhere;
  const subject = underItsOwnId(named);
  const known = reportedOf(context.state, subject.id);
  if (known !== null) return refuse('incident-open', { incident: known.id });
  const incident = opened(context, subject, 'reported', { what, since: context.stamp.at });
  const window = context.state.windows.get(subject.window ?? 0);
  const stops = window !== undefined && subject.kind === 'window' && window.status !== 'closed';
  const stopping = stops ? stopped(context, window, what, true) : [];
  return withMode(context, [incident, ...stopping]);
}

/** What must be known of where a thing stands. */
const placeOf: Readonly<Record<SubjectKind, 'kiosk' | 'window' | null>> = {
  printer: 'kiosk',
  'card-reader': 'kiosk',
  kiosk: 'kiosk',
  board: 'window',
  keypad: 'window',
  evaluator: 'window',
  window: 'window',
  'counter-bus': null,
  speaker: null,
  'display-agent': null,
  hub: null,
};

/** Why the hall has no such thing, or does not know where it stands. */
function misplaced({ state }: Context, { id, kind, kiosk, window }: Subject): Refused | null {
  if (window !== undefined && !state.windows.has(window)) return refuse('unknown-window', { window });
  if (kiosk !== undefined && !state.plan.kiosks.includes(kiosk)) return refuse('unknown-kiosk', { kiosk });
  const place = placeOf[kind];
  const known = place === null || { kiosk, window }[place] !== undefined;
  return known ? null : refuse('fault-unplaced', { subject: id });
}

/** A window or kiosk has one name, whoever reports it. */
function underItsOwnId(subject: Subject): Subject {
  const { kind, kiosk, window } = subject;
  if (kind === 'window' && window !== undefined) return windowSubject(window);
  return kind === 'kiosk' && kiosk !== undefined ? { id: kiosk, kind, kiosk } : subject;
}

/** When the technician thinks it will work again. An overdue one may become overdue again. */
export function estimateRepair(context: Context, { incident, minutes }: Of<'estimate-repair'>): Decision {
  if (!context.state.failures.incidents.has(incident)) return refuse('unknown-incident', { incident });
  const repairBy = context.stamp.at + minutes * MINUTE;
  return accept([happened(context, { type: 'repairEstimated', incident, repairBy })]);
}

/** A technician has looked. If a machine still sees the fault, the next look at it opens another incident. */
export function clearIncident(context: Context, { incident, note }: Of<'clear-incident'>): Decision {
  if (!context.state.failures.incidents.has(incident)) return refuse('unknown-incident', { incident });
  return withMode(context, [happened(context, { type: 'incidentClosed', incident, how: 'cleared', note })]);
}

/** The last kiosk takes the mode with it, and the first to come back brings it again. */
function withMode(context: Context, events: readonly HallEvent[]): Decision {
  const { state } = context;
  const incidents = new Map(state.failures.incidents);
  for (const event of events) {
    if (event.type === 'incidentClosed') incidents.delete(event.incident);
    if (event.type === 'incidentOpened') incidents.set(event.incident.id, event.incident);
  }
  const mode = modeWith(state.plan, incidents);
  const changed = mode === state.failures.mode ? [] : [happened(context, { type: 'modeChanged', mode })];
  return accept([...events, ...changed]);
}
