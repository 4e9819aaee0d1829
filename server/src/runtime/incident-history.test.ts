import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../store/journal.ts';
import { createIncidentHistory } from './incident-history.ts';

const closed = (incident: string): JournalEntry => ({
  hall: 'centre',
  day: '',
  commandId: incident,
  at: 1,
  events: [{ type: 'incidentClosed', incident, how: 'recovered', note: null, at: 1, by: { hub: 'watch' } }],
  answer: { kind: 'done' },
});

describe('what failed in the last thirty business days', () => {
  it('is read once of days that are over, and anew of the newest', async () => {
    const days = Array.from({ length: 35 }, (_, i) => `2026-10-${String(i + 1).padStart(2, '0')}`);
    const reads: string[] = [];
    const history = createIncidentHistory({
      hall: () => 'centre',
      journal: {
        days: () => Promise.resolve(days.map((day) => ({ hall: 'centre', day, entries: 1 }))),
        ofIncidents({ day }) {
          reads.push(day);
          return Promise.resolve([closed(day)]);
        },
      },
    });
    const about = async () =>
      (await history.events()).flatMap((event) => ('incident' in event ? [event.incident] : []));
    expect(await about()).toEqual(days.slice(5));
    reads.splice(0);
    expect(await about()).toEqual(days.slice(5));
    expect(reads).toEqual([days.at(-1)]);
    days.push('2026-10-36');
    reads.splice(0);
    expect(await about()).toEqual(days.slice(6));
    // The one before had not been over until now.
    expect(reads).toEqual(['2026-10-35', '2026-10-36']);
  });
});
