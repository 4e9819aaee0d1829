import type Database from 'better-sqlite3';

/**
 * Tells whether the index of days has every batch that was written since the first of these dates began: as many as there
 * are numbers. Asked of the file once; what is written later is written by this process.
 */
export function indexWhole(db: Database.Database): (dates: readonly string[]) => boolean {
  const ofDates = 'FROM day d WHERE d.day IN (SELECT value FROM json_each(@dates))';
  const first = db
    .prepare<[{ readonly dates: string }], number>(
      `SELECT min((SELECT min(seq) FROM batch INDEXED BY batch_by_day WHERE day = d.id)) ${ofDates}`,
    )
    .pluck();
  const among = db
    .prepare<[{ readonly dates: string; readonly from: number }], number>(
      `SELECT sum((SELECT count(*) FROM batch INDEXED BY batch_by_day WHERE day = d.id AND seq >= @from)) ${ofDates}`,
    )
    .pluck();
  const newest = db.prepare<[], number>('SELECT max(seq) FROM batch NOT INDEXED').pluck();
  let found: boolean | null = null;
  const look = (days: readonly string[]): boolean => {
    const dates = JSON.stringify(days);
    const from = first.get({ dates }) ?? 0;
    return among.get({ dates, from }) === (newest.get() ?? 0) - from + 1;
  };
  return (dates) => (found ??= look(dates));
}
