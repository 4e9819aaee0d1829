import type { Schema } from './database.ts';

/**
 * One row of `batch` for what was decided together, of one day of one hall, and committed together: at a quiet time one
 * command, under load many. `seq` is the order in which the single writer decided; `first` is the number of its first
 * command among those of its day, from 1, and `count` how many it has. `said` is what they left behind, in the form
 * numbered `version`; `digest` chains it to the batch before it on the same day.
 *
 * A command id is unique over all days of its hall: what comes twice acts once. The ids of a day that is over are in `known`, by a
 * number made of them, once its `ids_known` is 1; those of younger days are read from their batches. An index that is kept
 * with every write would cost more than the write itself: ids come in no order, so each turns another page.
 *
 * One row of `loss` for each time that less was found than had been acknowledged: `from_seq` to `to_seq` (null: not
 * known how far). `seen_at`: when a person had looked into it.
 */
export const journalSchema: Schema = {
  what: 'a journal',
  ifDamaged: (path) =>
    `stop the hub and save what can be read: npm run journal -- salvage ${path} --out ${path}.salvaged`,
  migrations: [
    `CREATE TABLE day (
       id        INTEGER PRIMARY KEY,
       hall      TEXT    NOT NULL,
       day       TEXT    NOT NULL,
       ids_known INTEGER NOT NULL DEFAULT 0,
       UNIQUE (hall, day)
     ) STRICT;
     CREATE TABLE batch (
       seq     INTEGER PRIMARY KEY,
       day     INTEGER NOT NULL,
       first   INTEGER NOT NULL,
       count   INTEGER NOT NULL,
       at      INTEGER NOT NULL,
       version INTEGER NOT NULL,
       digest  BLOB    NOT NULL,
       said    ANY     NOT NULL
     ) STRICT;
     CREATE INDEX batch_by_day ON batch (day, seq);
     CREATE TABLE known (
       key INTEGER NOT NULL,
       seq INTEGER NOT NULL,
       PRIMARY KEY (key, seq)
     ) STRICT, WITHOUT ROWID;
     CREATE TABLE loss (
       id       INTEGER PRIMARY KEY,
       why      TEXT    NOT NULL,
       from_seq INTEGER NOT NULL,
       to_seq   INTEGER,
       found_at INTEGER NOT NULL,
       seen_at  INTEGER
     ) STRICT;`,
  ],
};

/** A row of `batch` as the file has it, with the names of its day; only its columns are vouched for. */
export interface BatchRow {
  readonly seq: number;
  /** Its day, by the number of its row. */
  readonly dayId: number;
  readonly hall: string;
  readonly day: string;
  readonly first: number;
  readonly count: number;
  /** When its first command was decided, epoch milliseconds. */
  readonly at: number;
  readonly version: number;
  /** Hex. */
  readonly digest: string;
  /** JSON, or the same compressed. */
  readonly said: string | Uint8Array;
}

/** The hall and the day of a batch whose day is not in the file. */
export const unknownDay = '?';

/** Every column of {@link BatchRow}; `b` are the batches. */
export const batchRows = `SELECT b.seq, b.day AS dayId, coalesce(d.hall, '${unknownDay}') AS hall, coalesce(d.day, '${unknownDay}') AS day, b.first, b.count, b.at, b.version,
   lower(hex(b.digest)) AS digest, b.said FROM batch b NOT INDEXED LEFT JOIN day d ON d.id = b.day`;

/** The same by the index of days; for what a day says, where `batchRows` tells what the file says. */
export const batchesByDay = batchRows.replace('b NOT INDEXED', 'b INDEXED BY batch_by_day');

/** The form in which batches are written today. */
export const batchVersion = 1;
