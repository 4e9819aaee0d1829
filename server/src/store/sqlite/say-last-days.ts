import { isJournalError } from '../journal-error.ts';
import { keyOf } from './command-key.ts';
import { openForReading, reporting } from './database.ts';
import { lastDaysReader } from './last-days.ts';
import { piecesOf } from './pieces.ts';
import type { Reading, Said } from './read-apart.ts';
import { journalSchema } from './schema.ts';
import { createYoungIds, type YoungTable } from './young-ids.ts';

/** Pieces that are read and not taken up yet; enough that neither thread waits for the other long. */
const mostAhead = 64;

/** Reads and proves the last days of halls, and says them piece by piece; what is `moved` is copied by nobody. */
export function sayLastDays(
  reading: Reading,
  say: (said: Said, moved: readonly ArrayBuffer[]) => void,
): void {
  const { path } = reading;
  try {
    const ids = reporting(path, journalSchema, 'cannot be read', () => read(reading, say));
    say({ kind: 'end', ids }, [ids.buffer]);
  } catch (error) {
    if (!isJournalError(error)) throw error;
    say({ kind: 'failed', code: error.code, message: error.message }, []);
  }
}

function read(
  { path, halls, taken }: Reading,
  say: (said: Said, moved: readonly ArrayBuffer[]) => void,
): YoungTable {
  const db = openForReading(path, journalSchema);
  const ids = createYoungIds();
  const note = (id: string, seq: number): void => ids.add(keyOf(id), seq);
  let said = 0;
  try {
    for (const piece of piecesOf(lastDaysReader(db, path).rows(halls), halls, note)) {
      say({ kind: 'piece', piece }, [piece.batches.buffer, piece.happened.buffer]);
      said += 1;
      for (let done = Atomics.load(taken, 0); said - done >= mostAhead; done = Atomics.load(taken, 0))
        Atomics.wait(taken, 0, done);
    }
  } finally {
    db.close();
  }
  return ids.table();
}
