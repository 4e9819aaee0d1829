import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { isOutOfRoom } from '../journal-error.ts';
import type { JournalOnDisk, Reserve } from '../journal-on-disk.ts';
import type { JournalReader } from '../journal.ts';
import { appender } from './append.ts';
import { openDurably, openForReading, reporting } from './database.ts';
import { groupCommit } from './group-commit.ts';
import { knownCommands } from './known.ts';
import { reader, toldBy } from './reader.ts';
import { fileReserve, giveBackWhenScarce } from './reserve.ts';
import { journalSchema } from './schema.ts';
import { reserveFile, witnessFile } from './side-files.ts';
import { takeStock } from './stock.ts';
import { setAsideUnfinished } from './unfinished.ts';
import { openWitness } from './witness.ts';

/**
 * The journal as one SQLite file: write-ahead log, every commit forced to disk. Nobody else may be writing to it.
 * @throws {JournalError} when the file cannot be used.
 */
export function openJournal(path: string): JournalOnDisk {
  const room = fileReserve(reserveFile(path));
  if (existsSync(dirname(path))) giveBackWhenScarce(room, dirname(path));
  const unfinished = existsSync(path) ? setAsideUnfinished(path) : null;
  const db = openInRoom(path, room);
  const witness = openWitness(witnessFile(path));
  try {
    return reporting(path, journalSchema, 'cannot be read', () => {
      const stock = takeStock(db, path, witness, unfinished?.commits ?? 0);
      if (unfinished !== null) emptyLog(db, path);
      const known = knownCommands(db, path, { alone: true });
      const append = appender(db, toldBy(db, path, known), known);
      const journal = reader(db, path, known);
      known.settleOlderDays();
      return {
        ...journal,
        append: groupCommit((groups) =>
          reporting(path, journalSchema, 'cannot be written', () => {
            const { results, end } = append(groups);
            if (end !== null) stock.committed(end);
            return results;
          }),
        ),
        async close() {
          await journal.close();
          witness.close();
        },
        unfinished,
        losses: stock.losses,
        lossesSeen: stock.lossesSeen,
        reserve: reserveOf(db, room),
      };
    });
  } catch (error) {
    db.close();
    witness.close();
    throw error;
  }
}

/**
 * The same file for those who only look: the offline checker, reports. The hub may be running.
 * @throws {JournalError} when there is no such file or it is not a journal.
 */
export function openJournalReadOnly(path: string): JournalReader {
  const db = openForReading(path, journalSchema);
  return reader(db, path, knownCommands(db, path, { alone: false }));
}

/** Opening takes a little room too. */
function openInRoom(path: string, reserve: Reserve): Database.Database {
  try {
    return openDurably(path, journalSchema);
  } catch (error) {
    if (!isOutOfRoom(error)) throw error;
    reserve.giveBack();
    return openDurably(path, journalSchema);
  }
}

/** What stands behind the last whole commit is told once: it does not stay for the next opening to find. */
function emptyLog(db: Database.Database, path: string): void {
  try {
    reporting(path, journalSchema, 'cannot be written', () => {
      db.pragma('wal_checkpoint(TRUNCATE)');
    });
  } catch (error) {
    if (!isOutOfRoom(error)) throw error;
  }
}

/** Pages in the write-ahead log before they go into the file: SQLite's own number, and one for when room is short. */
const logPages = { usual: 1000, short: 64 };

/** With the reserve given back the write-ahead log is kept short, or it alone would eat what there is. */
function reserveOf(db: Database.Database, room: Reserve): Reserve {
  const keepLog = (pages: number): void => void db.pragma(`wal_autocheckpoint = ${pages}`);
  return {
    take() {
      const taken = room.take();
      keepLog(taken ? logPages.usual : logPages.short);
      return taken;
    },
    giveBack() {
      keepLog(logPages.short);
      room.giveBack();
    },
    someLeft: () => room.someLeft(),
    isScarce: () => room.isScarce(),
  };
}
