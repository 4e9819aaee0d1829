import type { HallEvent } from '../../domain/hall-day/events.ts';
import type { Picture } from '../picture.ts';
import { unless, type Check, type Complaint } from './check.ts';

/** Invariant 3, and nothing lost: the hub gives the numbers of a series one after the other. */
export const numbers: Check = {
  name: 'numbers',
  rule: 'Numbers are unique in a day over every source; the hub’s begin at 001, leave none out, and are of their service’s series.',
  start() {
    let last = new Map<string, number>();
    return {
      event(event, before) {
        if (event.type === 'dayOpened') last = new Map();
        if (event.type === 'ticketBackEntered') return unique(event.ticket, before);
        if (event.type !== 'ticketIssued') return [];
        const series = event.ticket.slice(0, 1);
        const expected = nextOf(series, last.get(series) ?? 0, before);
        last.set(series, Math.max(Number(event.ticket.slice(1)), expected - 1));
        const twice = unique(event.ticket, before);
        return twice.length > 0 ? twice : judge(event, before, numberIn(series, expected));
      },
    };
  },
};

function numberIn(series: string, number: number): string {
  return `${series}${String(number).padStart(3, '0')}`;
}

/** The number after the last, and after those that somebody gave out without the hub. */
function nextOf(series: string, last: number, { tickets }: Picture): number {
  let next = last + 1;
  while (tickets.has(numberIn(series, next))) next += 1;
  return next;
}

function unique(ticket: string, { tickets }: Picture): Complaint[] {
  return unless(!tickets.has(ticket), () => ({
    ticket,
    found: 'its number was given out before',
    expected: 'a number of its own all day',
  }));
}

function judge(event: HallEvent<'ticketIssued'>, before: Picture, next: string): Complaint[] {
  const { ticket } = event;
  const { plan } = before;
  const series = ticket.slice(0, 1);
  const allowed = [plan?.services.find(({ id }) => id === event.service)?.series];
  if (event.class === 'green') allowed.push(plan?.settings.greenSeries);
  const to = plan?.settings.kioskNumbersTo ?? 999;
  return [
    ...unless(ticket === next, () => ({ ticket, found: 'its number is out of turn', expected: next })),
    ...unless(plan === null || allowed.includes(series), () => ({
      ticket,
      found: `its series is ${series} for service ${event.service}`,
      expected: `series ${allowed.join(' or ')}`,
    })),
    ...unless(Number(ticket.slice(1)) <= to, () => ({
      ticket,
      found: 'its number is beyond those the hub gives',
      expected: `at most ${to}`,
    })),
  ];
}
