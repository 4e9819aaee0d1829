import type { HallEvent } from '../../domain/hall-day/events.ts';
import { isOpen, type Picture } from '../picture.ts';
import type { Check, Complaint } from './check.ts';

/** One open ticket per person and service; an employer's agent may hold several where the hall lets them. */
export const oneTicketPerPerson: Check = {
  name: 'one-ticket-per-person',
  rule: 'A person takes no second ticket of a service while the first is open.',
  start() {
    let taken = new Map<string, string[]>();
    return {
      event(event, before) {
        if (event.type === 'dayOpened') taken = new Map();
        if (event.type !== 'ticketIssued' || event.member === null) return [];
        const { key } = event.member;
        const earlier = taken.get(key) ?? [];
        taken.set(key, [...earlier, event.ticket]);
        return issued(event, earlier, before);
      },
    };
  },
};

function issued(
  { ticket, service, member }: HallEvent<'ticketIssued'>,
  earlier: readonly string[],
  before: Picture,
): Complaint[] {
  const several = before.plan?.settings.employerAgentsHoldSeveral ?? true;
  if (several && member?.employerAgent === true) return [];
  const open = earlier.filter((number) => {
    const seen = before.tickets.get(number);
    return seen !== undefined && seen.service === service && isOpen(seen);
  });
  return open.map((other) => ({
    ticket,
    found: `it is issued to a person who has ${other} of the same service open`,
    expected: `${other} to be shown again`,
  }));
}
