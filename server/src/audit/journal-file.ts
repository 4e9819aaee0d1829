import { z } from 'zod';
import { openForReading, reporting } from '../store/sqlite/database.ts';
import { checkVersion } from '../store/sqlite/version.ts';
import { textOf } from '../store/sqlite/form.ts';
import { batchRows, journalSchema, type BatchRow } from '../store/sqlite/schema.ts';
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
          .prepare<[], { hall: string }>(
            'SELECT DISTINCT hall FROM day d WHERE EXISTS (SELECT 1 FROM batch b WHERE b.day = d.id) ORDER BY hall',
          )
          .all()
          .map(({ hall }) => hall),
      ),
    *entries(hall) {
      const rows = reading(path, () =>
        db.prepare<[string], BatchRow>(`${batchRows} WHERE d.hall = ? ORDER BY b.seq`).iterate(hall),
      );
      for (;;) {
        const row = reading(path, () => rows.next());
        if (row.done === true) return;
        yield* entriesOf(row.value, path);
      }
    },
    close: () => {
      db.close();
    },
  };
}

const reading = <T>(path: string, read: () => T): T =>
  reporting(path, journalSchema, 'cannot be read to its end', read);

/** Reads the form by hand and leniently: the checks say what is wrong with what is not as it should be. */
function entriesOf(row: BatchRow, path: string): AuditEntry[] {
  checkVersion(row, path);
  const { hall, day, at } = row;
  const [ids, told, happened] = textFrom(row).split('\n', 3).map(parsed);
  const { success, data } = linesOf.safeParse({ ids, told, happened });
  if (!success) {
    const events = [textFrom(row)];
    return [{ hall, day, commandId: `batch ${row.seq}`, at, events, answer: null }];
  }
  return data.ids.map((commandId, place) => {
    const [after, ...events] = data.happened[place] ?? [0];
    return {
      hall,
      day,
      commandId,
      at: at + after,
      events: spelledOut(events, at + after),
      answer: answerIn(data.told[place]),
    };
  });
}

const linesOf = z
  .object({
    ids: z.array(z.string()),
    told: z.array(z.unknown()),
    happened: z.array(z.tuple([z.number()], z.unknown())),
  })
  .refine(({ ids, told, happened }) => told.length === ids.length && happened.length === ids.length);

const kinds: Readonly<Record<string, string>> = { c: 'called', r: 'refused', t: 'ticket' };

/** Of an answer it matters here what kind it is; one of no known form stays as it is. */
function answerIn(form: unknown): unknown {
  if (form === 0) return { kind: 'done' };
  const kind: unknown = Array.isArray(form) ? form[0] : null;
  return typeof kind === 'string' && kind in kinds ? { kind: kinds[kind] } : form;
}

/** An event leaves out the time of its command, and who brought it about when the one before it says so. */
function spelledOut(events: readonly unknown[], at: number): unknown[] {
  let by: unknown;
  return events.map((event) => {
    if (typeof event !== 'object' || event === null) return event;
    by = 'by' in event ? event.by : by;
    return { at, by, ...event };
  });
}

/** Text that is not JSON stays text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function textFrom(row: BatchRow): string {
  try {
    return textOf(row);
  } catch {
    return 'what cannot be decompressed';
  }
}
