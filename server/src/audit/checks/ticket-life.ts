import type { HallEventType } from '../../domain/hall-day/events.ts';
import { ticketIn } from '../picture.ts';
import { transitions } from '../transitions.ts';
import type { Check } from './check.ts';

const births: readonly HallEventType[] = ['ticketIssued', 'ticketBackEntered'];

/** A ticket's life has no step that the table of transitions does not name. */
export const ticketLife: Check = {
  name: 'ticket-life',
  rule: 'A ticket is issued or entered first, and each event finds it in a state that it may follow on.',
  start: () => ({
    event(event, before) {
      const number = ticketIn(event);
      if (number === null || births.includes(event.type)) return [];
      const ticket = before.tickets.get(number);
      if (ticket === undefined) {
        return [
          { ticket: number, found: `${event.type} of a ticket never issued`, expected: 'ticketIssued first' },
        ];
      }
      const from = transitions[event.type]?.from;
      if (from === undefined || from.includes(ticket.state)) return [];
      return [
        {
          ticket: number,
          found: `${event.type} while it is ${ticket.state}`,
          expected: `it to be ${from.join(', ')}`,
        },
      ];
    },
  }),
};
