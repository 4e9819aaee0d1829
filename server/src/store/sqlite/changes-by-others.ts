import type Database from 'better-sqlite3';

/**
 * A number that is another one once another program, such as the command that gives somebody a new password, has written
 * to the file; SQLite counts its writes (https://www.sqlite.org/pragma.html#pragma_data_version). It is looked up once a
 * turn of the event loop, which is soon enough: a turn may serve many requests.
 */
export function changesByOthers(db: Database.Database): () => number {
  const versionOf = db.prepare<[], number>('PRAGMA data_version').pluck();
  let version = versionOf.get() ?? 0;
  let looked = false;
  return () => {
    if (looked) return version;
    looked = true;
    setImmediate(() => {
      looked = false;
    });
    version = versionOf.get() ?? 0;
    return version;
  };
}
