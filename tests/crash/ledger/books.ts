import { openJournalReadOnly } from '../../../server/src/store/sqlite/sqlite-journal.ts';
import type { JournalEntry, JournalReader } from '../../../server/src/store/journal.ts';

/** Everything in a journal, oldest first; the chain of each day is proved on the way. */
export async function entriesOf(journal: JournalReader): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for (const hall of await journal.halls())
    for (const { day } of await journal.days(hall)) entries.push(...(await journal.read({ hall, day })));
  return entries;
}

/** Looks into a journal that nobody is writing to, or that a hub is. */
export async function lookInto<T>(file: string, see: (journal: JournalReader) => Promise<T>): Promise<T> {
  const journal = openJournalReadOnly(file);
  try {
    return await see(journal);
  } finally {
    await journal.close();
  }
}
