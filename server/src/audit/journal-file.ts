import { openForReading, reporting } from '../store/sqlite/database.ts';
import { checkVersion } from '../store/sqlite/day.ts';
import { journalSchema, type EntryRow } from '../store/sqlite/schema.ts';
import type { AuditEntry } from './entry.ts';

/** A journal on disk as the auditor reads it: line by line, in the order of writing, believing nothing of it. */
export interface JournalFile {
  halls(): readonly string[];
  entries(hall: string): Iterable<AuditEntry>;
  close(): void;
}

/**
 * Opens a journal for reading only; the hub may be writing to it.
 * @throws {JournalError} when there is no such file, or it is not a journal that this program can read.
 */
export function openJournalFile(path: string): JournalFile {
  const db = openForReading(path, journalSchema);
  return {
    halls: () =>
      reading(path, () =>
        db
          .prepare<[], { hall: string }>('SELECT DISTINCT hall FROM entry ORDER BY hall')
          .all()
          .map(({ hall }) => hall),
      ),
    *entries(hall) {
      const rows = reading(path, () =>
        db.prepare<[string], EntryRow>('SELECT * FROM entry WHERE hall = ? ORDER BY seq').iterate(hall),
      );
      for (;;) {
        const row = reading(path, () => rows.next());
        if (row.done === true) return;
        yield entryOf(row.value, path);
      }
    },
    close: () => {
      db.close();
    },
  };
}

const reading = <T>(path: string, read: () => T): T =>
  reporting(path, journalSchema, 'cannot be read to its end', read);

function entryOf(row: EntryRow, path: string): AuditEntry {
  checkVersion(row, path);
  const events = parsed(row.events);
  return {
    hall: row.hall,
    day: row.day,
    commandId: row.command_id,
    at: row.at,
    events: Array.isArray(events) ? events : [events],
    answer: parsed(row.answer),
  };
}

/** Text that is not JSON stays text: the checks say what is wrong with it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
