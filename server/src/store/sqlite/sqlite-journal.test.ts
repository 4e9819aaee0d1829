import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isJournalError } from '../journal-error.ts';
import type { JournalEntry } from '../journal.ts';
import { createMemoryJournal } from '../memory-journal.ts';
import { lockDataFolder } from './data-lock.ts';
import { openDurably } from './database.ts';
import { journalSchema } from './schema.ts';
import { openJournal, openJournalReadOnly } from './sqlite-journal.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiaohao-journal-'));
  file = join(folder, 'hub', 'journal.sqlite');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What an entry of the centre's 23rd was told. */
const told = { hall: 'centre', day: '2026-11-23', answer: { kind: 'done' } } as const;
const entry = (commandId: string, over: Partial<JournalEntry> = {}): JournalEntry => ({
  hall: 'centre',
  day: '2026-11-23',
  commandId,
  at: 1_795_400_000_000,
  events: [
    {
      type: 'ticketFinished',
      at: 1_795_400_000_000,
      by: { staff: '01', window: 3 },
      ticket: 'A001',
      window: 3,
    },
  ],
  answer: { kind: 'done' },
  ...over,
});

/** Resolves when the ids of the day that is over are in the list of known ones. */
async function idsArePutAway(): Promise<void> {
  const db = new Database(file, { readonly: true });
  const over = db.prepare<[], number>('SELECT count(*) FROM day WHERE ids_known = 1').pluck();
  while (over.get() === 0) await new Promise((resolve) => setImmediate(resolve));
  db.close();
}

describe.each([
  ['SQLite', () => openJournal(file)],
  ['memory', () => createMemoryJournal()],
])('a journal in %s', (_, open) => {
  it('gives a day back as it was decided, apart from other days and halls', async () => {
    const journal = open();
    await journal.append([entry('command-1'), entry('command-2', { events: [] })]);
    await journal.append([entry('command-3', { day: '2026-11-24' }), entry('command-4', { hall: 'branch' })]);

    expect(await journal.read({ hall: 'centre', day: '2026-11-23' })).toEqual([
      entry('command-1'),
      entry('command-2', { events: [] }),
    ]);
    expect(await journal.days('centre')).toEqual([
      { hall: 'centre', day: '2026-11-23', entries: 2 },
      { hall: 'centre', day: '2026-11-24', entries: 1 },
    ]);
    expect(await journal.halls()).toEqual(['branch', 'centre']);
    await journal.close();
  });

  it('finds what of a day begins it or names a ticket', async () => {
    const journal = open();
    const about = (ticket: string) => ({
      events: [{ type: 'ticketReprinted', ticket, at: 5, by: { staff: '10' } } as const],
    });
    await journal.append([
      entry('command-1', about('A001')),
      entry('command-2', about('A002')),
      entry('command-3', { day: '2026-11-24', ...about('A001') }),
    ]);
    const found = await journal.naming({ hall: 'centre', day: '2026-11-23' }, 'A001');
    expect(found).toEqual([entry('command-1', about('A001'))]);
    await journal.close();
  });

  it('finds what of a day begins it or is about an incident', async () => {
    const journal = open();
    const closes = {
      events: [
        {
          type: 'incidentClosed',
          incident: '2026-11-23-1',
          how: 'recovered',
          note: null,
          at: 5,
          by: { hub: 'watch' },
        } as const,
      ],
    };
    await journal.append([
      entry('command-1', closes),
      entry('command-2', {
        events: [{ type: 'ticketReprinted', ticket: 'A001', at: 5, by: { staff: '10' } }],
      }),
      entry('command-3', { day: '2026-11-24', ...closes }),
    ]);
    const found = await journal.ofIncidents({ hall: 'centre', day: '2026-11-23' });
    expect(found).toEqual([entry('command-1', closes)]);
    await journal.close();
  });

  it('refuses a whole batch that holds a known command id, and says what was answered then', async () => {
    const journal = open();
    await journal.append([entry('command-1')]);

    const result = await journal.append([entry('command-2'), entry('command-1', { day: '2026-11-24' })]);

    expect(result).toEqual({ kind: 'already-known', known: new Map([['command-1', told]]) });
    expect(await journal.read({ hall: 'centre', day: '2026-11-23' })).toHaveLength(1);
    expect(await journal.days('centre')).toHaveLength(1);
    await journal.close();
  });

  it('given halls that append in one turn, then what comes twice acts once in each', async () => {
    const journal = open();
    await journal.append([entry('command-1'), entry('command-2', { hall: 'branch' })]);
    const results = await Promise.all([
      journal.append([entry('command-3')]),
      journal.append([entry('command-4'), entry('command-3')]),
      journal.append([entry('command-3', { hall: 'branch' })]),
      journal.append([entry('command-5', { hall: 'east' })]),
    ]);
    expect(results).toEqual([
      { kind: 'appended' },
      { kind: 'already-known', known: new Map([['command-3', told]]) },
      { kind: 'appended' },
      { kind: 'appended' },
    ]);
    expect([...(await journal.answersTo('centre', ['command-4', 'command-3'])).keys()]).toEqual([
      'command-3',
    ]);
  });

  it('takes the same id of two halls for two commands', async () => {
    const journal = open();
    const [here, there] = [entry('command-1'), entry('command-1', { hall: 'branch' })];
    await journal.append([here]);
    expect(await journal.answersTo('branch', ['command-1'])).toEqual(new Map());
    expect(await journal.append([there])).toEqual({ kind: 'appended' });
    expect(await journal.append([there])).toMatchObject({ kind: 'already-known' });
    expect((await journal.answersTo('branch', ['command-1'])).get('command-1')?.hall).toBe('branch');
    expect((await journal.answersTo('centre', ['command-1'])).get('command-1')?.hall).toBe('centre');
  });

  it('finds the answers to known ids only', async () => {
    const journal = open();
    await journal.append([entry('command-1')]);
    expect(await journal.answersTo('centre', ['command-1', 'command-9'])).toEqual(
      new Map([['command-1', told]]),
    );
    await journal.close();
  });
});

describe('the journal file', () => {
  it('given a command that was asked for before it came, when its day is over and the ids of that day are put away, then it is known', async () => {
    const journal = openJournal(file);
    await journal.answersTo('centre', ['command-1']);
    await journal.append([entry('command-1')]);
    await journal.append([entry('command-2', { day: '2026-11-24' })]);
    await journal.answersTo('centre', ['command-1', 'command-3']);
    await idsArePutAway();
    expect(await journal.answersTo('centre', ['command-1'])).toEqual(new Map([['command-1', told]]));
    await journal.close();
  });

  it('given a command that was asked for and came at once, when its day is put away before anything else is asked, then it is known', async () => {
    const journal = openJournal(file);
    await journal.append([entry('command-1')]);
    await journal.append([entry('command-2', { day: '2026-11-24' })]);
    await journal.answersTo('centre', ['command-1', 'command-2']);
    await idsArePutAway();
    const again = await journal.append([entry('command-1')]);
    expect(again.kind).toBe('already-known');
    await journal.close();
  });

  it('runs with synchronous FULL at every open, also when reopened (where the library falls back to NORMAL)', () => {
    for (let round = 1; round <= 3; round += 1) {
      const db = openDurably(file, journalSchema);
      expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
      expect(db.pragma('synchronous', { simple: true })).toBe(2);
      db.close();
    }
    // The trap is still there: without the pragma the same file would run with NORMAL.
    const careless = new Database(file);
    expect(careless.pragma('synchronous', { simple: true })).toBe(1);
    careless.close();
  });

  it('can be read while a hub writes, and not written by the reader', async () => {
    const journal = openJournal(file);
    await journal.append([entry('command-1')]);
    const offline = openJournalReadOnly(file);
    await journal.append([entry('command-2')]);
    expect(await offline.read({ hall: 'centre', day: '2026-11-23' })).toHaveLength(2);
    expect(Object.keys(offline)).not.toContain('append');
    await offline.close();
    await journal.close();
  });

  it('is refused when it is somebody else’s database', () => {
    const foreign = join(folder, 'foreign.sqlite');
    const db = new Database(foreign);
    db.exec('CREATE TABLE recipes (name TEXT)');
    db.close();
    expect(() => openJournal(foreign)).toThrow(`${foreign}: is not a journal of this system`);
    expect(() => openJournalReadOnly(foreign)).toThrow('is not a journal of this system');
  });

  it('is refused when a newer program wrote it', () => {
    const db = openDurably(file, journalSchema);
    db.pragma('user_version = 99');
    db.close();
    expect(() => openJournal(file)).toThrow('was written by a newer version');
  });

  it('is refused for reading when there is none', () => {
    const missing = join(folder, 'none.sqlite');
    expect(() => openJournalReadOnly(missing)).toThrow(`${missing}: cannot be opened as a journal`);
  });

  it('is refused when an entry is written in a form this program does not know', async () => {
    const journal = openJournal(file);
    await journal.append([entry('command-1')]);
    const db = new Database(file);
    db.exec('UPDATE batch SET version = 7');
    db.close();
    await expect(journal.read({ hall: 'centre', day: '2026-11-23' })).rejects.toSatisfy(isJournalError);
    await journal.close();
  });
});

describe('a data folder', () => {
  it('belongs to one hub at a time', () => {
    const first = lockDataFolder(folder);
    expect(() => lockDataFolder(folder)).toThrow('another hub is already working on this data folder');
    first.release();
    lockDataFolder(folder).release();
  });
});
