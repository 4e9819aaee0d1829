import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  asKilled,
  contentOf,
  cut,
  flip,
  replayed,
  twoDays,
  writeOut,
  writtenEntry,
} from '../../testing/written-journal.ts';
import type { JournalOnDisk } from '../journal-on-disk.ts';
import { examineJournal } from './examine.ts';
import { openJournal } from './sqlite-journal.ts';

let folder: string;
let file: string;
const open: JournalOnDisk[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiaohao-damage-'));
  file = join(folder, 'journal.sqlite');
});
afterEach(async () => {
  for (const journal of open.splice(0)) await journal.close();
  rmSync(folder, { recursive: true, force: true });
});

function opened(path = file): JournalOnDisk {
  const journal = openJournal(path);
  open.push(journal);
  return journal;
}

const monday = { hall: 'centre', day: '2026-11-23' };
const tuesday = { hall: 'centre', day: '2026-11-24' };
const entries = twoDays(10);

/** What somebody with SQL could do to the file. */
function change(sql: string, path = file): void {
  const db = new Database(path);
  db.exec(sql);
  db.close();
}

/** A hub that was killed with everything in its write-ahead log, commit by commit. */
async function killed(count = entries.length): Promise<string> {
  const journal = opened();
  for (const entry of entries.slice(0, count)) await journal.append([entry]);
  return asKilled(file, join(folder, 'killed'));
}

describe('a day that is not as it was written', () => {
  it.each([
    [
      'an entry was changed',
      `UPDATE batch SET said = replace(said, 'A001', 'A002') WHERE seq = 14`,
      'entry 4',
    ],
    ['its time was changed', `UPDATE batch SET at = at + 1 WHERE seq = 14`, 'entry 4'],
    ['an entry is missing', 'DELETE FROM batch WHERE seq = 14', 'entry 4 of 2026-11-24 (centre) is missing'],
    ['its first entry is missing', 'DELETE FROM batch WHERE seq = 11', 'entry 1 of 2026-11-24'],
    [
      'two entries changed places',
      `UPDATE batch SET seq = 99 WHERE seq = 14; UPDATE batch SET seq = 14 WHERE seq = 15; UPDATE batch SET seq = 15 WHERE seq = 99`,
      'entry 4',
    ],
    ['an entry was filed under the day before', `UPDATE batch SET day = 1 WHERE seq = 11`, 'entry 1'],
  ])('is not given out when %s: the error names it and what to do', async (_, sql, where) => {
    await writeOut(file, entries);
    change(sql);
    const journal = opened();
    for (const given of [() => journal.read(tuesday), () => replayed(journal, 'centre')]) {
      const error: unknown = await given().catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 'journal-damaged' });
      expect(String(error)).toContain(where);
      expect(String(error)).toContain(`npm run journal -- salvage ${file} --out ${file}.salvaged`);
    }
    expect(examineJournal(file)).not.toEqual([]);
  });

  it('does not keep the other days from being read', async () => {
    await writeOut(file, entries);
    change(`UPDATE batch SET at = at + 1 WHERE seq = 14`);
    expect(await opened().read(monday)).toEqual(entries.slice(0, 10));
  });

  it('is not given out when bytes on its pages were turned', async () => {
    await writeOut(file, entries);
    const bytes = readFileSync(file);
    for (let at = bytes.indexOf('开会开会'); at >= 0; at = bytes.indexOf('开会开会', at + 400))
      flip(file, at + 1);
    const journal = opened();
    await expect(journal.read(monday)).rejects.toMatchObject({ code: 'journal-damaged' });
    await expect(journal.read(tuesday)).rejects.toMatchObject({ code: 'journal-damaged' });
  });

  it('of which the ids are not in the list yet lets nothing be written, the first time and every time: a command of it might come again', async () => {
    await writeOut(file, entries);
    change(`DELETE FROM known; UPDATE day SET ids_known = 0; UPDATE batch SET said = '[{"' WHERE seq = 4`);
    const journal = opened();
    for (let time = 0; time < 2; time += 1)
      await expect(journal.append([writtenEntry('new', '2026-11-24')])).rejects.toMatchObject({
        code: 'journal-damaged',
      });
    expect(await journal.read(tuesday)).toEqual(entries.slice(10));
  });

  it('gives no answer either to a command whose entry was changed', async () => {
    await writeOut(file, entries);
    change(`UPDATE batch SET said = replace(said, 'A001', 'A002') WHERE seq = 14`);
    const journal = opened();
    const id = entries[13]!.commandId;
    await expect(journal.answersTo('centre', [id])).rejects.toMatchObject({ code: 'journal-damaged' });
    await expect(journal.append([writtenEntry(id)])).rejects.toMatchObject({ code: 'journal-damaged' });
  });
});

describe('an index that does not have every entry', () => {
  /** The index of days as if these entries had never got into it. */
  function forget(which: string): void {
    const db = new Database(file);
    const whole = String(
      db.prepare(`SELECT sql FROM sqlite_master WHERE name = 'batch_by_day'`).pluck().get(),
    );
    db.exec(`DROP INDEX batch_by_day; ${whole} WHERE NOT (${which})`);
    db.unsafeMode();
    db.pragma('writable_schema = ON');
    db.prepare(`UPDATE sqlite_master SET sql = ? WHERE name = 'batch_by_day'`).run(whole);
    db.close();
  }

  it.each([
    ['the first entry of a day', 'seq = 11'],
    ['the last entry of a day', 'seq = 20'],
    ['any entry of a day', 'day = 2'],
  ])('is noticed by reading the day: %s', async (_, which) => {
    await writeOut(file, entries);
    forget(which);
    const journal = opened();
    for (const given of [() => journal.read(tuesday), () => replayed(journal, 'centre')])
      await expect(given()).rejects.toThrow('of 2026-11-24 (centre) is not in the index of days');
  });

  it('does not make yesterday the last day', async () => {
    await writeOut(file, entries);
    forget('day = 2');
    const journal = opened();
    await expect(journal.days('centre')).rejects.toThrow('does not have the newest day of centre');
    await expect(replayed(journal, 'centre')).rejects.toThrow('is not in the index of days');
  });

  it('does not make yesterday the last day when today is not among the days at all', async () => {
    await writeOut(file, entries);
    change('DELETE FROM day WHERE id = 2');
    await expect(replayed(opened(), 'centre')).rejects.toThrow('batch 11 of the file is of no day it knows');
  });

  it('does not matter where the entries themselves are read: one in the middle of a day', async () => {
    await writeOut(file, entries);
    forget('seq = 14');
    expect(await opened().read(tuesday)).toEqual(entries.slice(10));
    expect(examineJournal(file).join()).toContain('missing from index batch_by_day');
  });

  it('of the commands of days that are over would let one act twice: whoever examines the file is told', async () => {
    await writeOut(file, entries);
    const journal = opened();
    const settled = () =>
      new Database(file, { readonly: true }).prepare('SELECT ids_known FROM day').pluck().get();
    await vi.waitUntil(() => settled() === 1);
    expect((await journal.answersTo('centre', [entries[3]!.commandId])).size).toBe(1);
    expect(examineJournal(file)).toEqual([]);
    change('DELETE FROM known WHERE seq = 4');
    expect(examineJournal(file)).toEqual([
      `command ${entries[3]!.commandId} of 2026-11-23 (centre) is not among those that are known`,
    ]);
  });
});

describe('a file that is no journal any more', () => {
  it.each([
    [
      'is something else',
      () => writeFileSync(file, 'a letter to the centre '.repeat(1000)),
      'journal-damaged',
    ],
    ['has lost its head', () => flip(file, 0), 'journal-damaged'],
    ['has lost its mark', () => flip(file, 68, 0xff), 'journal-unusable'],
  ])('is refused with one clear sentence when it %s', async (_, harm, code) => {
    await writeOut(file, entries);
    harm();
    let error: unknown;
    try {
      opened();
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ code });
    expect(String(error)).toContain(file);
    expect(String(error)).not.toContain('\n');
  });

  it('is refused, or its days are, when it was cut short', async () => {
    await writeOut(file, entries);
    cut(file, statSync(file).size - 8192);
    const reading = (async () => contentOf(opened(), entries))();
    await expect(reading).rejects.toMatchObject({ code: 'journal-damaged' });
  });
});

describe('a write that never finished', () => {
  it('was promised to nobody: it is told, kept aside, and the journal goes on before it', async () => {
    const journal = opened();
    for (const entry of entries.slice(0, 12)) await journal.append([entry]);
    const before = asKilled(file, join(folder, 'before'));
    await journal.append([entries[12]!]);
    const power = asKilled(file, join(folder, 'power-cut'));
    // The power went in the middle of the commit: its last frame is half there, and the witness does not know of it.
    cut(`${power}-wal`, -2000);
    writeFileSync(`${power}-witness`, readFileSync(`${before}-witness`));
    const torn = readFileSync(`${power}-wal`);

    const again = opened(power);
    expect(again.losses()).toEqual([]);
    expect(again.unfinished!.frames).toBeGreaterThan(0);
    expect(again.unfinished!.copy).toMatch(/journal\.sqlite-wal\.torn-\d{8}T\d{6}Z$/);
    expect(readFileSync(again.unfinished!.copy!)).toEqual(torn);
    expect(await again.read(tuesday)).toEqual(entries.slice(10, 12));
    await again.append([entries[12]!]);
    expect(await again.read(tuesday)).toEqual(entries.slice(10, 13));
  });

  it('is told once', async () => {
    const power = await killed(12);
    cut(`${power}-wal`, -2000);
    const first = openJournal(power);
    expect(first.unfinished).not.toBeNull();
    await first.append([writtenEntry('after-the-cut')]);
    const again = asKilled(power, join(folder, 'killed again'));
    await first.close();
    expect(opened(again).unfinished).toBeNull();
  });

  it('is kept once, however often the hub starts over it', async () => {
    const power = await killed(12);
    cut(`${power}-wal`, -2000);
    const one = asKilled(power, join(folder, 'one'));
    const copy = opened(one).unfinished!.copy!;
    writeFileSync(`${one}-wal`, readFileSync(copy));
    expect(opened(one).unfinished!.copy).toBe(copy);
  });

  it('is not what a hub leaves that was killed between two commands', async () => {
    const journal = opened(await killed());
    expect(journal.unfinished).toBeNull();
    expect(journal.losses()).toEqual([]);
    expect(await journal.read(tuesday)).toEqual(entries.slice(10));
  });
});

describe('entries that had been acknowledged and are gone', () => {
  const lost = (from: number, to: number) => [expect.objectContaining({ why: 'shorter', from, to })];

  it.each([
    ['the last commit in the log was damaged', (path: string) => flip(`${path}-wal`, -100), 20],
    ['the log was cut after a commit', (path: string) => cut(`${path}-wal`, 32 + framesUpTo(path, 15)), 16],
    [
      'the log was cut in a commit',
      (path: string) => cut(`${path}-wal`, 32 + framesUpTo(path, 15) + 999),
      16,
    ],
    [
      'the log was damaged in the middle',
      (path: string) => flip(`${path}-wal`, 32 + framesUpTo(path, 15) + 500),
      16,
    ],
  ])('are noticed at the next opening, and the hall goes on: %s', async (_, harm, from) => {
    const path = await killed();
    harm(path);
    const journal = opened(path);
    expect(journal.losses()).toEqual(lost(from, 20));
    expect(await journal.read(tuesday)).toEqual(entries.slice(10, from - 1));
    await journal.append([writtenEntry('goes-on-now', '2026-11-24')]);
    expect(await journal.read(tuesday)).toHaveLength(from - 10);
  });

  it.each([
    ['the log is gone', (path: string) => rmSync(`${path}-wal`)],
    ['the head of the log was damaged', (path: string) => flip(`${path}-wal`, 13)],
    ['the log was emptied', (path: string) => cut(`${path}-wal`, 0)],
  ])('are noticed when all were in the log: %s', async (_, harm) => {
    const path = await killed();
    harm(path);
    expect(opened(path).losses()).toEqual(lost(1, 20));
  });

  it('are noticed in a journal that was taken out of an older backup', async () => {
    await writeOut(file, entries.slice(0, 12));
    const backup = readFileSync(file);
    await writeOut(file, entries.slice(12));
    writeFileSync(file, backup);
    expect(opened().losses()).toEqual(lost(13, 20));
    expect(examineJournal(file)).toEqual([]);
  });

  it('are noticed by the checker too, before any hub has', async () => {
    await writeOut(file, entries);
    change('DELETE FROM batch WHERE seq > 18');
    expect(examineJournal(file)).toEqual(['batches 19 to 20 of the file are missing at the end']);
  });

  it('are noticed when others stand in their place', async () => {
    await writeOut(file, entries);
    const witness = readFileSync(`${file}-witness`);
    rmSync(file);
    rmSync(`${file}-witness`);
    await writeOut(file, [
      ...entries.slice(0, 19),
      writtenEntry('another', '2026-11-24'),
      writtenEntry('one more'),
    ]);
    writeFileSync(`${file}-witness`, witness);
    expect(opened().losses()).toMatchObject([{ why: 'differs', to: 20 }]);
  });

  it('are told at every start until a person has looked into it, and never again', async () => {
    await writeOut(file, entries);
    change('DELETE FROM batch WHERE seq > 18');
    for (let start = 0; start < 3; start += 1) {
      const journal = openJournal(file);
      expect(journal.losses()).toEqual(lost(19, 20));
      await journal.append([writtenEntry(`start-${start}`, '2026-11-24')]);
      await journal.close();
    }
    const journal = openJournal(file);
    journal.lossesSeen();
    expect(journal.losses()).toEqual([]);
    await journal.close();
    expect(opened().losses()).toEqual([]);
  });

  it('are noticed again when the same is lost a second time', async () => {
    await writeOut(file, entries);
    change('DELETE FROM batch WHERE seq > 18');
    const first = openJournal(file);
    first.lossesSeen();
    await first.close();
    change('DELETE FROM batch WHERE seq > 17');
    expect(opened().losses()).toEqual(lost(18, 18));
  });

  it('stop the hub when what is left of the file is not sound either', async () => {
    const many = twoDays(40);
    await writeOut(file, many);
    change('DELETE FROM batch WHERE seq > 78');
    const page = Math.floor(readFileSync(file).lastIndexOf(many[40]!.commandId) / 4096);
    for (let at = 0; at < 200; at += 1) flip(file, page * 4096 + at, 0xff);
    expect(() => opened()).toThrow('what was written last is missing and its structure is damaged');
  });
});

describe('the witness', () => {
  it('that is damaged, torn or missing accuses nobody', async () => {
    for (const harm of [
      (path: string) => flip(path, 5),
      (path: string) => flip(path, -5),
      (path: string) => cut(path, 30),
      (path: string) => rmSync(path),
    ]) {
      rmSync(folder, { recursive: true, force: true });
      await writeOut(file, entries);
      harm(`${file}-witness`);
      const journal = openJournal(file);
      expect(journal.losses()).toEqual([]);
      await journal.close();
    }
  });

  it('that lags behind after a power cut accuses nobody', async () => {
    await writeOut(file, entries.slice(0, 12));
    const earlier = readFileSync(`${file}-witness`);
    await writeOut(file, entries.slice(12));
    writeFileSync(`${file}-witness`, earlier);
    expect(opened().losses()).toEqual([]);
  });

  it('of a write that was torn still knows the one before', async () => {
    await writeOut(file, entries);
    change('DELETE FROM batch WHERE seq > 15');
    // The twentieth went to the place of the eighteenth.
    flip(`${file}-witness`, 55 + 5);
    expect(opened().losses()).toMatchObject([{ from: 16, to: 19 }]);
  });
});

/** Bytes of the frames in the log up to the commit of this entry: the first frames make the file. */
function framesUpTo(path: string, entry: number): number {
  const wal = readFileSync(`${path}-wal`);
  const commits: number[] = [];
  for (let at = 32; at < wal.length; at += 24 + 4096)
    if (wal.readUInt32BE(at + 4) !== 0) commits.push(at + 24 + 4096 - 32);
  return commits.at(-(entries.length - entry) - 1) ?? 0;
}
