import type { HallEvent } from '../../domain/hall-day/events.ts';
import { ticketIn, type Picture } from '../picture.ts';
import { unless, type Check, type Complaint } from './check.ts';

/** Invariant 2: issued = waiting + called + serving + held + missed + … + done + cancelled + abandoned. */
export const balance: Check = {
  name: 'balance',
  rule: 'At every event the tickets issued are exactly those in some state: none appears, none vanishes.',
  start: () => ({
    after(event, picture) {
      if (ticketIn(event) === null && event.type !== 'dayClosed') return [];
      const states = [...picture.counts.values()];
      const sum = states.reduce((total, count) => total + count, 0);
      const ticket = ticketIn(event);
      return [
        ...unless(sum === picture.issued, () => ({
          ticket,
          found: `${sum} tickets are in some state`,
          expected: `${picture.issued}, as many as were issued`,
        })),
        ...unless(picture.tickets.size === picture.issued, () => ({
          ticket,
          found: `${picture.issued} issues made ${picture.tickets.size} tickets`,
          expected: 'one ticket an issue',
        })),
        ...recounted(event, picture),
      ];
    },
  }),
};

/** At the day's end each state is counted ticket by ticket. */
function recounted(event: HallEvent, picture: Picture): Complaint[] {
  if (event.type !== 'dayClosed') return [];
  const tickets = [...picture.tickets.values()];
  return [...picture.counts].flatMap(([state, count]) => {
    const found = tickets.filter((ticket) => ticket.state === state).length;
    return unless(found === count, () => ({
      found: `${found} tickets are ${state} at the end of the day`,
      expected: `${count}, as the events moved them`,
    }));
  });
}
