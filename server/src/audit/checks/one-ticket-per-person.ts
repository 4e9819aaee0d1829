import type { HallEvent } from '../../domain/hall-day/events.ts';
import type { AuditEntry } from '../entry.ts';
import { isOpen, type Picture } from '../picture.ts';
import { unless, type Check, type Complaint } from './check.ts';
import { linesFound } from './line.ts';

type Newcomer = Pick<HallEvent<'ticketIssued'>, 'ticket' | 'service' | 'member'>;

/** One open ticket per person and service; an employer's agent may hold several where the hall lets them. */
export const oneTicketPerPerson: Check = {
  name: 'one-ticket-per-person',
  rule: 'A person takes no second ticket of a service while the first is open; one given out without the hub is listed.',
  start() {
    let taken = new Map<string, string[]>();
    let line: AuditEntry | null = null;
    return {
      entry(entry) {
        line = entry;
        return [];
      },
      event(event, before) {
        if (event.type === 'dayOpened') taken = new Map();
        const isNew = event.type === 'ticketIssued' || event.type === 'ticketBackEntered';
        if (!isNew || event.member === null) return [];
        const { key } = event.member;
        const earlier = taken.get(key) ?? [];
        taken.set(key, [...earlier, event.ticket]);
        const open = openBefore(event, earlier, before);
        return event.type === 'ticketIssued' ? issued(event.ticket, open) : entered(event.ticket, open, line);
      },
    };
  },
};

/** The person's open tickets of the service. */
function openBefore({ service, member }: Newcomer, earlier: readonly string[], before: Picture): string[] {
  const several = before.plan?.settings.employerAgentsHoldSeveral ?? true;
  if (several && member?.employerAgent === true) return [];
  return earlier.filter((number) => {
    const seen = before.tickets.get(number);
    return seen !== undefined && seen.service === service && isOpen(seen);
  });
}

function issued(ticket: string, open: readonly string[]): Complaint[] {
  return open.map((other) => ({
    ticket,
    found: `it is issued to a person who has ${other} of the same service open`,
    expected: `${other} to be shown again`,
  }));
}

function entered(ticket: string, open: readonly string[], line: AuditEntry | null): Complaint[] {
  const listed = linesFound(line).some((what) => what.kind === 'second-ticket' && what.ticket === ticket);
  return unless(open.length === 0 || listed, () => ({
    ticket,
    found: `it is entered for a person who has ${open[0]} of the same service open`,
    expected: 'both to be on the reconciliation list',
  }));
}
