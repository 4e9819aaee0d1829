import type { ConflictWhat } from '../../domain/back-entry/standing.ts';
import type { HallEvent } from '../../domain/hall-day/events.ts';
import type { AuditEntry } from '../entry.ts';
import { readEvent } from '../event-shapes.ts';

/** The events of one line that can be read: what one command brought about together. */
export function eventsOf(entry: AuditEntry | null): HallEvent[] {
  return (entry?.events ?? []).flatMap((raw) => {
    const reading = readEvent(raw);
    return 'event' in reading ? [reading.event] : [];
  });
}

/** What one command put on the reconciliation list. */
export function linesFound(entry: AuditEntry | null): ConflictWhat[] {
  return eventsOf(entry).flatMap((event) => (event.type === 'conflictFound' ? [event.conflict.what] : []));
}
