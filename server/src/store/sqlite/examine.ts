import type Database from 'better-sqlite3';
import { z } from 'zod';
import { followChains } from './chain.ts';
import { openForReading, reporting } from './database.ts';
import { troubleOf } from './disk-error.ts';
import { idsIn } from './form.ts';
import { keyOf } from './command-key.ts';
import { batchRows, journalSchema, type BatchRow } from './schema.ts';
import { witnessFile } from './side-files.ts';
import { lastMark, type Mark } from './witness.ts';

/** More complaints than this say no more. */
const enough = 100;

/**
 * Looks at a whole journal: the file's own structure, its indexes, every batch in its chain, and whether it goes as far
 * as its witness says. The hub may be writing. Returns one sentence for each thing that is wrong.
 * @throws {JournalError} when it cannot be opened or read to its end.
 */
export function examineJournal(path: string): string[] {
  // Read before the entries: a hub that is writing is ahead of it by then.
  const witness = lastMark(witnessFile(path));
  const db = openForReading(path, journalSchema);
  try {
    return reporting(path, journalSchema, 'cannot be read to its end', () =>
      [...structureFaults(db), ...entryFaults(db, witness), ...unknownCommands(db)].slice(0, enough),
    );
  } finally {
    db.close();
  }
}

const structureRows = z.array(z.object({ integrity_check: z.string() }));

/** What SQLite itself says of pages and indexes. */
export function structureFaults(db: Database.Database): string[] {
  try {
    return structureRows
      .parse(db.pragma(`integrity_check(${enough})`))
      .map((row) => row.integrity_check)
      .filter((text) => text !== 'ok');
  } catch (error) {
    // Damage that the check itself cannot get past.
    if (troubleOf(error, '.') === 'damaged' && error instanceof Error) return [error.message];
    throw error;
  }
}

function* entryFaults(db: Database.Database, witness: Mark | null): Generator<string> {
  const place = followChains();
  let seq = 0;
  let atWitness: string | null = null;
  for (const row of db.prepare<[], BatchRow>(`${batchRows} ORDER BY b.seq`).iterate()) {
    const { number, sound } = place(row);
    const where = `entry ${number} of ${row.day} (${row.hall})`;
    if (row.seq !== seq + 1) yield `${missing(seq + 1, row.seq - 1)} before ${where}`;
    if (!sound) yield `${where} is not as it was written, or one before it is missing`;
    seq = row.seq;
    if (seq === witness?.seq) atWitness = row.digest;
  }
  if (witness === null) return;
  if (witness.seq > seq) yield `${missing(seq + 1, witness.seq)} at the end`;
  else if (atWitness !== witness.digest)
    yield `batch ${witness.seq} of the file is not the one that was there`;
}

function missing(from: number, to: number): string {
  return from === to
    ? `batch ${from} of the file is missing`
    : `batches ${from} to ${to} of the file are missing`;
}

/** Commands of days whose ids are said to be known, and are not: one that comes again would act twice. */
function* unknownCommands(db: Database.Database): Generator<string> {
  const isKnown = db
    .prepare<[number, number], number>('SELECT 1 FROM known WHERE key = ? AND seq = ?')
    .pluck();
  for (const row of db.prepare<[], BatchRow>(`${batchRows} WHERE d.ids_known = 1 ORDER BY b.seq`).iterate())
    for (const id of idsIn(row))
      if (isKnown.get(keyOf(id), row.seq) === undefined)
        yield `command ${id} of ${row.day} (${row.hall}) is not among those that are known`;
}
