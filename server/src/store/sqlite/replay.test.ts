import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/hall.ts';
import { replayed, twoDays, writtenEntry } from '../../testing/written-journal.ts';
import type { JournalEntry } from '../journal.ts';
import { openForReading } from './database.ts';
import { knownCommands, type KnownCommands } from './known.ts';
import { replayer } from './replay.ts';
import { journalSchema } from './schema.ts';
import { openJournal } from './sqlite-journal.ts';

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
const closing: (() => void)[] = [];
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.path, 'journal.sqlite');
});
afterEach(() => {
  for (const close of closing.splice(0)) close();
  folder.remove();
});

const gist = (entries: readonly JournalEntry[]) => entries.map(({ at, events }) => ({ at, events }));
const inHall = (hall: string, day: string, count: number): JournalEntry[] =>
  Array.from({ length: count }, (_, n) => ({
    ...writtenEntry(`${hall}-${day}-${n}`, day),
    hall,
    at: 1000 * n,
  }));

/** Three halls of which one rests since last month; of the others one has not begun today. */
const east = inHall('east', '2026-11-24', 30);
const west = inHall('west', '2026-11-23', 40);
const resting = inHall('resting', '2026-10-30', 20);
async function written(): Promise<void> {
  const journal = openJournal(file);
  await journal.append(resting);
  await journal.append([...inHall('east', '2026-11-23', 10), ...west.slice(0, 20)]);
  for (const entry of west.slice(20)) await journal.append([entry]);
  for (const entry of east) await journal.append([entry]);
  await journal.close();
}

/** As the hub reads it, on this thread or, from no entries on, on another. */
function opened(apartFrom: number): {
  readonly known: KnownCommands;
  readonly replay: ReturnType<typeof replayer>;
} {
  const db = openForReading(file, journalSchema);
  closing.push(() => db.close());
  const known = knownCommands(db, file, { alone: true });
  return { known, replay: replayer(db, file, known, apartFrom) };
}

describe.each([
  ['on the thread of the hub', Number.POSITIVE_INFINITY],
  ['on a thread of its own', 0],
])('the last days of all halls, read %s', (_, apartFrom) => {
  it('given halls of which some have not begun today, then each is told its own last day, in order', async () => {
    await written();
    const { replay } = opened(apartFrom);
    expect(await replayed({ replay }, 'west', 'east', 'resting', 'new')).toEqual({
      west: gist(west),
      east: gist(east),
      resting: gist(resting),
    });
  });

  it('given one of the halls, then it is told the same alone', async () => {
    await written();
    const { replay } = opened(apartFrom);
    for (const [hall, day] of [
      ['west', west],
      ['east', east],
      ['resting', resting],
    ] as const)
      expect(await replayed({ replay }, hall)).toEqual({ [hall]: gist(day) });
  });

  it('given one of many halls, and an index of days that lost the last of its entries, then that is noticed', async () => {
    const journal = openJournal(file);
    const small = inHall('small', '2026-11-24', 2);
    await journal.append(small.slice(0, 1));
    for (const entry of east) await journal.append([entry]);
    await journal.append(small.slice(1));
    await journal.close();
    const db = new Database(file);
    const index = db.prepare(`SELECT sql FROM sqlite_master WHERE name = 'batch_by_day'`).pluck().get();
    db.exec(`DROP INDEX batch_by_day; ${String(index)} WHERE seq < 32`);
    db.unsafeMode();
    db.pragma('writable_schema = ON');
    db.prepare(`UPDATE sqlite_master SET sql = ? WHERE name = 'batch_by_day'`).run(index);
    db.close();
    const { replay } = opened(apartFrom);
    await expect(replayed({ replay }, 'small')).rejects.toThrow('(small) is not in the index of days');
  });

  it('given their ids, then those are known without being read again', async () => {
    await written();
    const { known, replay } = opened(apartFrom);
    await replayed({ replay }, 'west', 'east', 'resting');
    for (const [hall, day] of [
      ['east', east],
      ['west', west],
      ['resting', resting],
    ] as const) {
      const ids = day.map(({ commandId }) => commandId);
      expect([...known.batchesOf(hall, ids).keys()]).toEqual(ids);
      expect([...known.batchesOf(hall, ['never'])]).toEqual([]);
    }
  });

  it('given a listener that cannot go on, then its error is the answer', async () => {
    await written();
    const { replay } = opened(apartFrom);
    const stop = (): never => {
      throw new Error('the day knows no ticket A001');
    };
    await expect(replay(['west'], stop)).rejects.toThrow('the day knows no ticket A001');
  });

  it('given a batch that is not as it was written, then the error names file, entry and what to do', async () => {
    const journal = openJournal(file);
    for (const entry of twoDays(10)) await journal.append([entry]);
    await journal.close();
    const db = new Database(file);
    db.exec('UPDATE batch SET at = at + 1 WHERE seq = 14');
    db.close();
    const { replay } = opened(apartFrom);
    const error: unknown = await replayed({ replay }, 'centre').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'journal-damaged' });
    expect(String(error)).toContain(`${file}: entry 4 of 2026-11-24 (centre) is not as it was written`);
    expect(String(error)).toContain('npm run journal -- salvage');
  });
});
