import { setImmediate } from 'node:timers/promises';
import type { HallEvent } from '../domain/index.ts';
import type { JournalReader } from '../store/journal.ts';

export interface IncidentHistoryOptions {
  readonly journal: Pick<JournalReader, 'days' | 'ofIncidents'>;
  readonly hall: () => string;
}

/** What failed in the last so many business days. */
export interface IncidentHistory {
  /** The events about incidents, and the beginnings of their days, in order. Rejects when the journal cannot be read. */
  events(): Promise<readonly HallEvent[]>;
}

const lookedAtDays = 30;

/** Days that are over do not change: each is read once. */
export function createIncidentHistory({ journal, hall }: IncidentHistoryOptions): IncidentHistory {
  const over = new Map<string, readonly HallEvent[]>();
  const read = async (day: string): Promise<readonly HallEvent[]> => {
    const entries = await journal.ofIncidents({ hall: hall(), day });
    // A call must not wait behind a month of days.
    await setImmediate();
    return entries.flatMap(({ events }) => events);
  };
  return {
    async events() {
      const days = (await journal.days(hall())).slice(-lookedAtDays).map(({ day }) => day);
      for (const day of over.keys()) if (!days.includes(day)) over.delete(day);
      const all: HallEvent[] = [];
      for (const day of days) {
        const known = over.get(day) ?? (await read(day));
        if (day !== days.at(-1)) over.set(day, known);
        all.push(...known);
      }
      return all;
    },
  };
}
