import { hasDigits, lastNumberOf, numberIn, seriesIn, valueOf, type NumberDigits } from '@jiaohao/shared';
import type { HallEvent } from '../../domain/hall-day/events.ts';
import type { Picture } from '../picture.ts';
import { unless, type Check, type Complaint } from './check.ts';

/** Invariant 3, and nothing lost: the hub gives the numbers of a series one after the other. */
export const numbers: Check = {
  name: 'numbers',
  rule: 'Numbers are unique in a day over every source; the hub’s begin at 1, leave none out, and are of their service’s series.',
  start() {
    let last = new Map<string, number>();
    return {
      event(event, before) {
        if (event.type === 'dayOpened') last = new Map();
        if (event.type === 'ticketBackEntered') return unique(event.ticket, before);
        if (event.type !== 'ticketIssued') return [];
        const series = seriesIn(event.ticket);
        const digits = digitsOf(before, event.ticket);
        const numberOf = (value: number): string => numberIn(series, value, digits);
        const expected = nextOf(last.get(series) ?? 0, (value) => before.tickets.has(numberOf(value)));
        last.set(series, Math.max(valueOf(event.ticket), expected - 1));
        const twice = unique(event.ticket, before);
        return twice.length > 0 ? twice : judge(event, before, numberOf(expected));
      },
    };
  },
};

/** As many as the day's numbers have; where a journal begins within a day, as many as the ticket's own. */
function digitsOf({ plan }: Picture, ticket: string): NumberDigits {
  return plan?.settings.numberDigits ?? (hasDigits(ticket, 4) ? 4 : 3);
}

/** The number after the last, and after those that somebody gave out without the hub. */
function nextOf(last: number, isGiven: (value: number) => boolean): number {
  let next = last + 1;
  while (isGiven(next)) next += 1;
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
  const series = seriesIn(ticket);
  const allowed = [plan?.services.find(({ id }) => id === event.service)?.series];
  if (event.class === 'green') allowed.push(plan?.settings.greenSeries);
  const to = plan?.settings.kioskNumbersTo ?? lastNumberOf(digitsOf(before, ticket));
  return [
    ...unless(ticket === next, () => ({ ticket, found: 'its number is out of turn', expected: next })),
    ...unless(plan === null || allowed.includes(series), () => ({
      ticket,
      found: `its series is ${series} for service ${event.service}`,
      expected: `series ${allowed.join(' or ')}`,
    })),
    ...unless(valueOf(ticket) <= to, () => ({
      ticket,
      found: 'its number is beyond those the hub gives',
      expected: `at most ${to}`,
    })),
  ];
}
