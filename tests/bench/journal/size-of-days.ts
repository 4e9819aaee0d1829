import { statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { HallEvent } from '../../../server/src/domain/index.ts';
import type { JournalEntry } from '../../../server/src/store/journal.ts';
import { openForReading } from '../../../server/src/store/sqlite/database.ts';
import { journalSchema } from '../../../server/src/store/sqlite/schema.ts';
import { openJournal, openJournalReadOnly } from '../../../server/src/store/sqlite/sqlite-journal.ts';

/** What rows of one kind take. */
interface KindSize {
  /** The events it holds: `ticketCalled`, `ticketFinished + windowOpened`; `refused` when it holds none. */
  readonly kind: string;
  rows: number;
  events: number;
  /** Of its rows, without indexes and the slack of pages. */
  bytes: number;
}

/** What a journal takes on the disk. */
export interface JournalSize {
  readonly fileBytes: number;
  readonly entries: number;
  readonly events: number;
  /** The events alone, as JSON. */
  readonly plainBytes: number;
  /** The same, all of them squeezed together as hard as gzip can: nobody could look anything up in it. */
  readonly squeezedBytes: number;
  /** Largest first. */
  readonly kinds: readonly KindSize[];
}

/** Measures the journal at `path`, which no hub may have open: its log is brought into the file first. */
export async function sizeOfJournal(path: string): Promise<JournalSize> {
  // Closing brings the log into the file.
  await openJournal(path).close();
  const entries = await entriesOf(path);
  const kinds = new Map<string, KindSize>();
  let from = 0;
  for (const { count, bytes } of rowsOf(path)) {
    const events = entries.slice(from, from + count).flatMap((entry) => entry.events);
    from += count;
    const kind = kindOf(events);
    const size = kinds.get(kind) ?? { kind, rows: 0, events: 0, bytes: 0 };
    size.rows += 1;
    size.events += events.length;
    size.bytes += bytes;
    kinds.set(kind, size);
  }
  if (from !== entries.length)
    throw new Error(`${path}: ${from} entries in its rows, ${entries.length} read`);
  const plain = JSON.stringify(entries.map(({ events }) => events));
  return {
    fileBytes: statSync(path).size,
    entries: entries.length,
    events: entries.reduce((sum, { events }) => sum + events.length, 0),
    plainBytes: Buffer.byteLength(plain),
    squeezedBytes: gzipSync(plain, { level: 9 }).length,
    kinds: [...kinds.values()].sort((a, b) => b.bytes - a.bytes),
  };
}

async function entriesOf(path: string): Promise<JournalEntry[]> {
  const journal = openJournalReadOnly(path);
  const entries: JournalEntry[] = [];
  for (const hall of await journal.halls())
    for (const day of await journal.days(hall)) entries.push(...(await journal.read(day)));
  await journal.close();
  return entries;
}

interface Row {
  /** Entries that were decided together. */
  readonly count: number;
  readonly bytes: number;
}

const counted = z.looseObject({ count: z.int() });

/** The rows in order of writing: of what their columns hold, whatever they are. */
function rowsOf(path: string): Row[] {
  const db = openForReading(path, journalSchema);
  const rows = db.prepare<[], object>('SELECT * FROM batch ORDER BY seq');
  const sizes = [...rows.iterate()].map((row): Row => {
    const bytes = Object.values(row).reduce<number>((sum, value) => sum + bytesOf(value), 0);
    return { count: counted.parse(row).count, bytes };
  });
  db.close();
  return sizes;
}

/** As SQLite keeps it (fileformat2, record format): a byte of type beside the value, at least. */
function bytesOf(value: unknown): number {
  if (Buffer.isBuffer(value)) return value.length + 1;
  if (typeof value === 'number') return bytesOfWhole(value) + 1;
  return typeof value === 'string' ? Buffer.byteLength(value) + 1 : 1;
}

function bytesOfWhole(value: number): number {
  if (value === 0 || value === 1) return 0;
  return [1, 2, 3, 4, 6].find((bytes) => Math.abs(value) < 2 ** (8 * bytes - 1)) ?? 8;
}

function kindOf(events: readonly HallEvent[]): string {
  if (events.length === 0) return 'refused';
  return [...new Set(events.map(({ type }) => type))].join(' + ');
}
