import { checks as allChecks } from './checks/index.ts';
import type { Check, Complaint, Watch } from './checks/check.ts';
import type { AuditEntry } from './entry.ts';
import { readEvent } from './event-shapes.ts';
import { follow } from './follow.ts';
import { emptyPicture, type Picture } from './picture.ts';

/** A complaint with the place in the journal it is about. */
export interface Violation extends Complaint {
  readonly check: string;
  readonly hall: string;
  /** The business day the line is filed under. */
  readonly day: string;
  readonly commandId: string;
  /** Position among the events of the line's day, from 1; null when the line itself is meant. */
  readonly event: number | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What was looked at on one day. */
export interface DayCounts {
  commands: number;
  events: number;
  tickets: number;
  calls: number;
}

export interface AuditReport {
  readonly violations: readonly Violation[];
  /** By business day, in the order of the journal. */
  readonly days: ReadonlyMap<string, DayCounts>;
}

/**
 * Re-derives the rules of the hall from one hall's journal, line by line as it was written, knowing nothing of how the
 * hub decides.
 * @param entries all lines of one hall, oldest first; a day before the first one given must have been closed
 */
export function audit(entries: Iterable<AuditEntry>, checks: readonly Check[] = allChecks): AuditReport {
  const auditor = createAuditor(checks);
  for (const entry of entries) auditor.take(entry);
  return auditor.report();
}

/** The same, line by line as they come. */
interface Auditor {
  /** Judges one more line; returns what it violates. */
  take(entry: AuditEntry): readonly Violation[];
  report(): AuditReport;
}

function createAuditor(checks: readonly Check[]): Auditor {
  const watches = checks.map((check) => ({ name: check.name, watch: check.start() }));
  const violations: Violation[] = [];
  const days = new Map<string, DayCounts>();
  let picture = emptyPicture();

  const ask = (
    where: Omit<Violation, keyof Complaint | 'check'>,
    question: (watch: Watch) => Complaint[] | undefined,
  ) => {
    for (const { name, watch } of watches) {
      for (const complaint of question(watch) ?? []) violations.push({ ...where, ...complaint, check: name });
    }
  };

  const countsOf = (day: string): DayCounts => {
    const counts = days.get(day) ?? { commands: 0, events: 0, tickets: 0, calls: 0 };
    days.set(day, counts);
    return counts;
  };

  const takeEvent = (entry: AuditEntry, raw: unknown): void => {
    const counts = countsOf(entry.day);
    counts.events += 1;
    const where = { ...placeOf(entry), event: counts.events };
    const reading = readEvent(raw);
    if ('fault' in reading) {
      ask(where, (watch) => watch.unread?.(raw, reading.fault));
      return;
    }
    const { event } = reading;
    if (event.type === 'ticketIssued' || event.type === 'ticketBackEntered') counts.tickets += 1;
    if (event.type === 'ticketCalled' || event.type === 'callBackEntered') counts.calls += 1;
    const before: Picture = picture;
    ask(where, (watch) => watch.event?.(event, before));
    picture = follow(picture, event);
    ask(where, (watch) => watch.after?.(event, picture));
  };

  return {
    take(entry) {
      const known = violations.length;
      countsOf(entry.day).commands += 1;
      ask({ ...placeOf(entry), event: null }, (watch) => watch.entry?.(entry));
      for (const raw of entry.events) takeEvent(entry, raw);
      return violations.slice(known);
    },
    report: () => ({ violations, days }),
  };
}

function placeOf({
  hall,
  day,
  commandId,
  at,
}: AuditEntry): Omit<Violation, keyof Complaint | 'check' | 'event'> {
  return { hall, day, commandId, at };
}
