import { unless, type Check } from './check.ts';

/** A grade is one member's word about one window. */
export const grades: Check = {
  name: 'grades',
  rule: 'A ticket is graded once, at a window that called it.',
  start() {
    let callers = new Map<string, Set<number>>();
    let graded = new Set<string>();
    return {
      event(event) {
        if (event.type === 'dayOpened') {
          callers = new Map();
          graded = new Set();
        }
        if (event.type === 'ticketCalled' || event.type === 'callBackEntered') {
          callers.set(event.ticket, new Set([...(callers.get(event.ticket) ?? []), event.window]));
        }
        if (event.type !== 'ticketEvaluated') return [];
        const { ticket, window } = event;
        const first = !graded.has(ticket);
        graded.add(ticket);
        return [
          ...unless(first, () => ({ ticket, found: 'it is graded again', expected: 'one grade' })),
          ...unless(callers.get(ticket)?.has(window) === true, () => ({
            ticket,
            found: `it is graded at window ${window}`,
            expected: 'a window that called it',
          })),
        ];
      },
    };
  },
};
