import type { AuditReport, DayCounts, Violation } from './audit.ts';
import { checks } from './checks/index.ts';

/** One line a violation: where in the journal, which ticket, what it says, what was expected, by which rule. */
export function violationLine({ day, event, commandId, ticket, found, expected, check }: Violation): string {
  const where = event === null ? 'the line itself' : `event ${event}`;
  const about = ticket === undefined || ticket === null ? '' : `${ticket}: `;
  return `${day}, ${where}, command ${commandId}: ${about}${found}; expected ${expected}. [${check}]`;
}

/** What was looked at and how it came out, in one line. */
export function summaryLine(what: string, { days, violations }: AuditReport): string {
  const total: DayCounts = { commands: 0, events: 0, tickets: 0, calls: 0 };
  for (const day of days.values()) {
    total.commands += day.commands;
    total.events += day.events;
    total.tickets += day.tickets;
    total.calls += day.calls;
  }
  const seen = [
    many(days.size, 'day'),
    many(total.commands, 'command'),
    many(total.events, 'event'),
    many(total.tickets, 'ticket'),
    many(total.calls, 'call'),
  ].join(', ');
  const broken = new Set(violations.map(({ check }) => check)).size;
  const result =
    violations.length === 0
      ? `all ${checks.length} rules hold`
      : `${many(violations.length, 'violation')} of ${many(broken, 'rule')}`;
  return `${what}: ${seen}: ${result}.`;
}

/** The part of a report that is about one day. */
export function onDay({ days, violations }: AuditReport, day: string): AuditReport {
  return {
    violations: violations.filter((violation) => violation.day === day),
    days: new Map([...days].filter(([date]) => date === day)),
  };
}

function many(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
