import { isNaming, isOfIncident } from './looked-for.ts';
import type { AppendResult, DayInJournal, Journal, JournalEntry, Stream, Told } from './journal.ts';

/** A journal that forgets when the process ends: for simulated halls, where the disk would only cost time. */
export function createMemoryJournal(): Journal {
  const days = new Map<string, Map<string, JournalEntry[]>>();
  const answers = new Map<string, Told>();

  const dayOf = ({ hall, day }: Stream): JournalEntry[] => {
    const ofHall = days.get(hall) ?? new Map<string, JournalEntry[]>();
    days.set(hall, ofHall);
    const entries = ofHall.get(day) ?? [];
    ofHall.set(day, entries);
    return entries;
  };

  const knownOf = (hall: string, ids: readonly string[]): ReadonlyMap<string, Told> => {
    const known = new Map<string, Told>();
    for (const id of ids) {
      const answer = answers.get(`${hall}\n${id}`);
      if (answer !== undefined) known.set(id, answer);
    }
    return known;
  };

  const append = (entries: readonly JournalEntry[]): AppendResult => {
    const known = new Map(entries.flatMap(({ hall, commandId }) => [...knownOf(hall, [commandId])]));
    if (known.size > 0) return { kind: 'already-known', known };
    for (const entry of entries) {
      dayOf(entry).push(entry);
      const { hall, day, commandId, answer } = entry;
      answers.set(`${hall}\n${commandId}`, { hall, day, answer });
    }
    return { kind: 'appended' };
  };

  const listDays = (hall: string): DayInJournal[] =>
    [...(days.get(hall) ?? [])]
      .map(([day, entries]) => ({ hall, day, entries: entries.length }))
      .sort((a, b) => a.day.localeCompare(b.day));

  const lastDayOf = (hall: string): readonly JournalEntry[] => {
    const last = listDays(hall).at(-1);
    return last === undefined ? [] : dayOf(last);
  };

  return {
    append: (entries) => Promise.resolve(append(entries)),
    answersTo: (hall, ids) => Promise.resolve(knownOf(hall, ids)),
    days: (hall) => Promise.resolve(listDays(hall)),
    halls: () => Promise.resolve([...days.keys()].sort()),
    read: ({ hall, day }) => Promise.resolve([...(days.get(hall)?.get(day) ?? [])]),
    replay: (halls, tell) => {
      for (const hall of halls) for (const { at, events } of lastDayOf(hall)) tell(hall, at, events);
      return Promise.resolve();
    },
    naming: ({ hall, day }, ticket) =>
      Promise.resolve((days.get(hall)?.get(day) ?? []).filter((entry) => isNaming(entry, ticket))),
    ofIncidents: ({ hall, day }) => Promise.resolve((days.get(hall)?.get(day) ?? []).filter(isOfIncident)),
    close: () => Promise.resolve(),
  };
}
