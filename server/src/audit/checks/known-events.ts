import type { Check } from './check.ts';

/** What cannot be read cannot be judged: nothing is passed over in silence. */
export const knownEvents: Check = {
  name: 'known-events',
  rule: 'Every event is of a known kind and carries what its kind must.',
  start: () => ({
    unread: (raw, fault) => [{ ticket: ticketNamed(raw), found: fault, expected: 'a known kind, complete' }],
  }),
};

function ticketNamed(raw: unknown): string | null {
  const named = typeof raw === 'object' && raw !== null && 'ticket' in raw ? raw.ticket : null;
  return typeof named === 'string' ? named : null;
}
