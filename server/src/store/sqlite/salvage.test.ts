import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runJournalCommand } from '../../audit/command-line.ts';
import { asKilled, cut, flip, twoDays, writeOut, writtenEntry } from '../../testing/written-journal.ts';
import type { JournalEntry } from '../journal.ts';
import { lockDataFolder } from './data-lock.ts';
import { examineJournal } from './examine.ts';
import { openJournal } from './sqlite-journal.ts';

let folder: string;
let file: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiaohao-salvage-'));
  file = join(folder, 'hub', 'journal.sqlite');
  out = join(folder, 'saved.sqlite');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const entries = twoDays(30);
const [monday, tuesday] = [entries.slice(0, 30), entries.slice(30)];

function change(sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

const salvage = () => runJournalCommand(['salvage', file, '--out', out]);

async function saved(): Promise<JournalEntry[]> {
  const journal = openJournal(out);
  const read: JournalEntry[] = [];
  for (const day of await journal.days('centre')) read.push(...(await journal.read(day)));
  await journal.close();
  return read;
}

/** Every byte of the folder the journal stands in. */
const bytes = () =>
  Object.fromEntries(
    readdirSync(join(folder, 'hub')).map((name) => [name, readFileSync(join(folder, 'hub', name), 'latin1')]),
  );

describe('saving a journal', () => {
  it('that is sound copies all of it', async () => {
    await writeOut(file, entries);
    expect(salvage()).toEqual({
      lines: [
        '2026-11-23 (centre): 30 entries saved.',
        '2026-11-24 (centre): 30 entries saved.',
        `${out}: has everything that was in ${file}.`,
      ],
      error: null,
      exitCode: 0,
    });
    expect(await saved()).toEqual(entries);
    expect(examineJournal(out)).toEqual([]);
  });

  it('saves of each day what comes before the damage, says exactly what is left out, and touches nothing', async () => {
    await writeOut(file, entries);
    change(`UPDATE batch SET said = '[]' WHERE seq = 12; DELETE FROM batch WHERE seq IN (51, 52)`);
    const before = bytes();
    const { lines, exitCode } = salvage();
    expect(exitCode).toBe(1);
    expect(lines.slice(0, -1)).toEqual([
      '2026-11-23 (centre): 11 entries saved.',
      '2026-11-24 (centre): 20 entries saved.',
      `not saved: entry 12 of 2026-11-23 (centre; batch 12 of the file) is not as it was written, or one before it is missing.`,
      `not saved: entry 21 of 2026-11-24 (centre; batch 53 of the file) is not as it was written, or one before it is missing.`,
      'not saved: batches 51 to 52 of the file are missing.',
      'not saved: 18 more entries of 2026-11-23 (centre) can be read but stand behind that.',
      'not saved: 7 more entries of 2026-11-24 (centre) can be read but stand behind that.',
    ]);
    expect(lines.at(-1)).toContain(`Keep ${file}`);
    expect(bytes()).toEqual(before);
    expect(await saved()).toEqual([...monday.slice(0, 11), ...tuesday.slice(0, 20)]);
  });

  it('reads around pages that cannot be read', async () => {
    await writeOut(file, entries);
    const at = readFileSync(file).indexOf(monday[20]!.commandId);
    const page = Math.floor(at / 4096) * 4096;
    for (let n = 0; n < 8; n += 1) flip(file, page + n, 0xff);
    const { lines } = salvage();
    expect(lines.join('\n')).toMatch(/not saved: batches \d+ to \d+ of the file cannot be read\./);
    const result = await saved();
    const ofMonday = result.filter(({ day }) => day === '2026-11-23');
    expect(ofMonday).toEqual(monday.slice(0, ofMonday.length));
    expect(result.length).toBeLessThan(entries.length);
  });

  it('names what its witness knows and what its log drops', async () => {
    const journal = openJournal(file);
    for (const entry of entries) await journal.append([entry]);
    const killed = asKilled(file, join(folder, 'killed'));
    await journal.close();
    cut(`${killed}-wal`, -100);
    const { lines } = runJournalCommand(['salvage', killed, '--out', out]);
    expect(lines).toContain('2026-11-24 (centre): 29 entries saved.');
    expect(lines.join('\n')).toMatch(
      /not saved: the write-ahead log ends in what cannot be read: \d frames, 1 of them/,
    );
    expect(lines).toContain('not saved: batch 60 of the file is missing.');
  });

  it('gives the hub a journal to go on with', async () => {
    await writeOut(file, entries);
    change('DELETE FROM batch WHERE seq = 50');
    salvage();
    const journal = openJournal(out);
    expect(journal.losses()).toEqual([]);
    await journal.append([writtenEntry('the-next-one', '2026-11-24')]);
    expect(await journal.read({ hall: 'centre', day: '2026-11-24' })).toHaveLength(20);
    await journal.close();
  });
});

describe('the checker', () => {
  it('tells of damage to the file itself, entry by entry', async () => {
    await writeOut(file, entries);
    change(`UPDATE batch SET at = at + 1 WHERE seq = 12`);
    const { lines, exitCode } = runJournalCommand(['check', file]);
    expect(lines).toContain(
      `${file}: entry 12 of 2026-11-23 (centre) is not as it was written, or one before it is missing. [file]`,
    );
    expect(exitCode).toBe(1);
  });

  it('tells of a journal of which nothing is left', async () => {
    await writeOut(file, entries);
    change('DELETE FROM batch');
    expect(runJournalCommand(['check', file])).toEqual({
      lines: [`${file}: batches 1 to 60 of the file are missing at the end. [file]`],
      error: null,
      exitCode: 1,
    });
  });
});

describe('a journal that cannot be saved', () => {
  it('is left alone, with one sentence that says why', async () => {
    await writeOut(file, entries);
    await writeOut(out, []);
    expect(salvage()).toMatchObject({
      error: `journal: ${out}: is there already; name a file that is not.`,
      exitCode: 1,
    });
    rmSync(out);
    expect(runJournalCommand(['salvage', file]).error).toBe('journal: salvage: expected --out <new file>.');
    const missing = join(folder, 'none.sqlite');
    expect(runJournalCommand(['salvage', missing, '--out', out]).error).toBe(
      `journal: ${missing}: there is no such file.`,
    );
    flip(file, 0);
    expect(salvage().error).toContain(`journal: ${file}: cannot be read at all`);
    expect(readdirSync(folder)).toEqual(['hub']);
  });

  it('because a hub is working on it', async () => {
    await writeOut(file, entries);
    const hub = lockDataFolder(join(folder, 'hub'));
    expect(salvage().error).toContain('another hub is already working on this data folder; stop it first');
    hub.release();
    expect(salvage().exitCode).toBe(0);
  });
});
