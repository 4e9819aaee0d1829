import type { HallEvent } from '../../domain/hall-day/events.ts';
import { dispatch, type ByKind } from '../dispatch.ts';
import type { AuditEntry } from '../entry.ts';
import { openTickets, type Picture } from '../picture.ts';
import { unless, type Check, type Complaint } from './check.ts';

/** A day has at least this many milliseconds, also one on which the clocks change. */
const SHORTEST_DAY = 22 * 60 * 60_000;

/** What may still come after a day was closed: a grade, the reconciliation list, the books of what failed. */
const afterClosing: readonly HallEvent['type'][] = [
  'dayReopened',
  'gradeAsked',
  'ticketEvaluated',
  'conflictFound',
  'conflictResolved',
  'incidentOpened',
  'incidentClosed',
  'repairEstimated',
  'modeChanged',
  'outageDeclared',
  'outageEnded',
  'handworkRegistered',
  'handworkEntered',
  'callBackRequested',
  'callBackFinished',
  'noticePosted',
  'noticeWithdrawn',
];

/** The business day: opened before anything, closed with nobody left, and filed under its date. */
export const businessDay: Check = {
  name: 'business-day',
  rule: 'A day is opened before anything happens in it, closed when no ticket is open, and filed under its date.',
  start() {
    let entry: AuditEntry | null = null;
    return {
      entry(line) {
        entry = line;
        return [];
      },
      event(event, before) {
        if (event.type === 'dayOpened') return opened(event, before);
        return [...inDay(event, before), ...(dispatch(steps, event, before) ?? [])];
      },
      after: (_, picture) =>
        unless(picture.date === null || entry?.day === picture.date || closedLate(entry, picture), () => ({
          found: `it is filed under ${entry?.day} while the day of ${picture.date} runs`,
          expected: `the day ${picture.date}`,
        })),
    };
  },
};

/** Closing the old day and opening the next may be one command, filed under the next. */
function closedLate(entry: AuditEntry | null, picture: Picture): boolean {
  return picture.phase === 'closed' && entry !== null && picture.date !== null && entry.day > picture.date;
}

function opened({ date }: HallEvent<'dayOpened'>, before: Picture): Complaint[] {
  return [
    ...unless(before.phase === 'none' || before.phase === 'closed', () => ({
      found: `the day of ${date} opens while that of ${before.date} is ${before.phase}`,
      expected: 'the day before to be closed',
    })),
    ...unless(before.date === null || date > before.date, () => ({
      found: `the day of ${date} opens after that of ${before.date}`,
      expected: 'a later date, or the same day reopened',
    })),
  ];
}

function inDay(event: HallEvent, { phase, date }: Picture): Complaint[] {
  const ticket = 'ticket' in event ? event.ticket : null;
  // Accounts are made before the first day, and between days.
  if (event.type === 'actRecorded') return [];
  if (phase === 'none') {
    return [{ ticket, found: `${event.type} comes before any day was opened`, expected: 'dayOpened first' }];
  }
  if (phase !== 'closed' || afterClosing.includes(event.type)) return [];
  return [
    { ticket, found: `${event.type} comes after the day of ${date} was closed`, expected: 'an open day' },
  ];
}

/** The steps a day may take. */
const steps: ByKind<[before: Picture], Complaint[]> = {
  dayReopened: (_, { phase }) =>
    unless(phase === 'closed', () => ({
      found: `the day is reopened while ${phase}`,
      expected: 'a closed day',
    })),
  dayDrained: (_, { phase }) =>
    unless(phase === 'open', () => ({ found: `the day drains while ${phase}`, expected: 'an open day' })),
  dayFoundOpen: foundOpen,
  dayClosed: closed,
};

function closed(event: HallEvent<'dayClosed'>, before: Picture): Complaint[] {
  const open = openTickets(before);
  return [
    ...unless(open.length === 0, () => ({
      ticket: open[0] ?? null,
      found: `the day is closed with ${open.length} tickets open: ${open.slice(0, 5).join(' ')}`,
      expected: 'each of them done, cancelled, or abandoned with a reason',
    })),
    ...unless(event.how !== 'last-served' || before.phase === 'draining', () => ({
      found: `the day closes by itself while ${before.phase}`,
      expected: 'a day that drains',
    })),
  ];
}

function foundOpen(event: HallEvent<'dayFoundOpen'>, before: Picture): Complaint[] {
  const open = openTickets(before).length;
  return [
    ...unless(event.open === open, () => ({
      found: `the day was found open with ${event.open} tickets`,
      expected: `${open}, as the events say`,
    })),
    ...unless(event.at - before.midnight >= SHORTEST_DAY, () => ({
      found: `the day of ${before.date} was found open before it was over`,
      expected: 'a later date',
    })),
  ];
}
