import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { JournalError } from '../journal-error.ts';
import { followChains } from './chain.ts';
import { lockDataFolder } from './data-lock.ts';
import { openDurably, reporting } from './database.ts';
import { idsIn } from './form.ts';
import { createLeftOut, type LeftOut } from './left-out.ts';
import { readableRows, type Readable } from './readable.ts';
import { batchVersion, journalSchema, type BatchRow } from './schema.ts';
import { lockFile, witnessFile } from './side-files.ts';
import { examineWal } from './wal.ts';
import { lastMark } from './witness.ts';

/** What was saved of a damaged journal, and what was not. */
export interface Salvage {
  readonly saved: readonly SavedDay[];
  /** One sentence each: exactly what is not in the new file. */
  readonly leftOut: readonly string[];
}

interface SavedDay {
  readonly hall: string;
  readonly day: string;
  readonly entries: number;
}

/**
 * Copies what is sound of a journal into a new file: of each day the entries up to the first that is missing or not as
 * it was written, because what comes after builds on it. The journal itself is not touched: it is read from a copy.
 * @throws {JournalError} when `out` exists already, a hub is working on the journal, or nothing of it can be read.
 */
export function salvageJournal(path: string, out: string): Salvage {
  if (existsSync(out))
    throw new JournalError('journal-unusable', `${out}: is there already; name a file that is not.`);
  if (!existsSync(path)) throw new JournalError('journal-unusable', `${path}: there is no such file.`);
  const lock = existsSync(lockFile(dirname(path))) ? lockDataFolder(dirname(path)) : null;
  const folder = mkdtempSync(`${out}.work-`);
  try {
    const copy = join(folder, 'journal.sqlite');
    copyFileSync(path, copy);
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
    const leftOut = createLeftOut();
    const tail = examineWal(`${copy}-wal`, false);
    if (tail !== null) leftOut.unfinished(tail.frames, tail.commits);
    return reporting(path, journalSchema, 'cannot be read at all', () =>
      copySound(copy, out, lastMark(witnessFile(path))?.seq ?? 0, leftOut),
    );
  } finally {
    rmSync(folder, { recursive: true });
    lock?.release();
  }
}

function copySound(from: string, out: string, known: number, leftOut: LeftOut): Salvage {
  const source = new Database(from);
  try {
    const rows = readableRows(source, known);
    const target = openDurably(out, journalSchema);
    try {
      return target.transaction(() => ({
        saved: saveDays(rows, target, leftOut),
        leftOut: leftOut.sentences(),
      }))();
    } finally {
      target.close();
    }
  } catch (error) {
    for (const side of ['', '-wal', '-shm']) rmSync(out + side, { force: true });
    throw error;
  } finally {
    source.close();
  }
}

function saveDays(rows: Iterable<Readable>, target: Database.Database, leftOut: LeftOut): SavedDay[] {
  const place = followChains();
  const take = taker(target);
  const days = new Map<string, { hall: string; day: string; entries: number; broken: boolean }>();
  for (const found of rows) {
    if (!('row' in found)) {
      leftOut.gone(found.seq, found.gone);
      continue;
    }
    const { row } = found;
    const key = `${row.hall}\n${row.day}`;
    const day = days.get(key) ?? { hall: row.hall, day: row.day, entries: 0, broken: false };
    days.set(key, day);
    const { sound } = place(row);
    if (day.broken) leftOut.behind(row);
    else if (sound && row.version === batchVersion && take(row)) day.entries += row.count;
    else {
      day.broken = true;
      leftOut.unsound(row, day.entries + 1);
    }
  }
  return [...days.values()].map(({ hall, day, entries }) => ({ hall, day, entries }));
}

/** False for a batch with a command that the new file has already: it cannot have been acted on twice. */
function taker(target: Database.Database): (row: BatchRow) => boolean {
  const begin = target.prepare('INSERT OR IGNORE INTO day (hall, day) VALUES (@hall, @day)');
  const insert = target.prepare(
    `INSERT INTO batch (day, first, count, at, version, digest, said)
     SELECT id, @first, @count, @at, @version, unhex(@digest), @said FROM day WHERE hall = @hall AND day = @day`,
  );
  const taken = new Set<string>();
  return (row) => {
    const ids = idsIn(row);
    if (ids.some((id) => taken.has(id))) return false;
    for (const id of ids) taken.add(id);
    begin.run(row);
    return insert.run(row).changes === 1;
  };
}
