import type { HallEvent } from '../../domain/hall-day/events.ts';
import type { IncidentSeen, Picture } from '../picture.ts';
import { judging, unless, type Complaint } from './check.ts';

/** A fault has one incident, from its notice to its end. */
export const incidents = judging(
  'incidents',
  'A fault of a subject has one incident at a time; what is said of it is said while it is open; who clears it says why.',
  {
    incidentOpened: opened,
    incidentQuiet: (event, before) =>
      whileOpen(event, before, ({ quiet }) => !quiet, 'a fault that is there'),
    incidentBack: (event, before) => whileOpen(event, before, ({ quiet }) => quiet, 'a fault that was quiet'),
    repairEstimated: (event, before) => whileOpen(event, before, () => true, ''),
    incidentEscalated: (event, before) =>
      whileOpen(event, before, ({ escalated }) => !escalated, 'one escalation for each estimate'),
    incidentClosed: closed,
  },
);

function opened({ incident }: HallEvent<'incidentOpened'>, { failures }: Picture): Complaint[] {
  const { id, subject, fault } = incident;
  const same = [...failures.incidents].find(
    ([, other]) => other.subject.id === subject.id && other.fault === fault,
  );
  return [
    ...unless(!failures.incidents.has(id), () => ({
      found: `incident ${id} is opened twice`,
      expected: 'an id of its own',
    })),
    ...unless(same === undefined, () => ({
      found: `incident ${id} (${subject.id}: ${fault}) is opened while ${same?.[0]} is the same`,
      expected: 'one incident of a fault',
    })),
  ];
}

function closed(event: HallEvent<'incidentClosed'>, before: Picture): Complaint[] {
  const { incident: id, how, note, by } = event;
  const cleared = how === 'cleared';
  return [
    ...whileOpen(event, before, () => true, ''),
    ...unless(cleared === (note !== null), () => ({
      found: `incident ${id} is ${how} ${note === null ? 'without a word' : 'with a note'}`,
      expected: 'a note of who clears it, and none of a machine',
    })),
    ...unless(!cleared || 'staff' in by, () => ({
      found: `incident ${id} is cleared by no person`,
      expected: 'somebody of the staff',
    })),
  ];
}

function whileOpen(
  event: { readonly type: string; readonly incident: string },
  { failures }: Picture,
  fits: (incident: IncidentSeen) => boolean,
  expected: string,
): Complaint[] {
  const seen = failures.incidents.get(event.incident);
  if (seen === undefined) {
    return [
      { found: `${event.type} of incident ${event.incident}, which is not open`, expected: 'an open one' },
    ];
  }
  return unless(fits(seen), () => ({ found: `${event.type} of incident ${event.incident}`, expected }));
}
