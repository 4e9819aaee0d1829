import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournal } from '../store/sqlite/sqlite-journal.ts';
import { runJournalCommand } from './command-line.ts';
import { readEvent } from './event-shapes.ts';
import { called, issued, journal, listed, opened, regular, windowOpens } from './testing/hand-made.ts';
import type { Line } from './testing/hand-made.ts';
import { apartDay } from './testing/apart-day.ts';
import { honestDay } from './testing/honest-day.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiaohao-audit-'));
  file = join(folder, 'journal.sqlite');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes lines as the hub does, one commit each. */
async function onDisk(lines: readonly Line[]): Promise<void> {
  const store = openJournal(file);
  for (const entry of journal(lines)) {
    const events = entry.events.flatMap((raw) => {
      const reading = readEvent(raw);
      return 'event' in reading ? [reading.event] : [];
    });
    await store.append([{ ...entry, events, answer: { kind: 'done' } }]);
  }
  await store.close();
}

function tamper(sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

describe('journal check, on a file', () => {
  it('says how much it looked at and that all rules hold', async () => {
    await onDisk(honestDay);
    expect(runJournalCommand(['check', file])).toEqual({
      lines: [`${file} (centre): 1 day, 41 commands, 48 events, 7 tickets, 11 calls: all 23 rules hold.`],
      error: null,
      exitCode: 0,
    });
  });

  it('names each violation in one line and fails', async () => {
    await onDisk([
      ['08:00', opened, windowOpens(1), issued('A001')],
      ['08:02', called('A001', 1, regular(1))],
    ]);
    expect(runJournalCommand(['check', file])).toEqual({
      lines: [
        '2026-11-23, event 4, command command-002: A001: it is called as {"code":"regular","waitedMinutes":1,"helper":false}; expected a reason that fits: it is regular, waiting (place: class), issued 2 min ago. [call-reason]',
        `${file} (centre): 1 day, 2 commands, 4 events, 1 ticket, 1 call: 1 violation of 1 rule.`,
      ],
      error: null,
      exitCode: 1,
    });
  });

  it('finds a row that was taken out of the file', async () => {
    await onDisk(honestDay);
    tamper(`DELETE FROM batch WHERE seq = 10`);
    const { lines, exitCode } = runJournalCommand(['check', file]);
    expect(lines[0]).toContain('A003: its number is out of turn; expected A002. [numbers]');
    expect(exitCode).toBe(1);
  });

  it('finds text that is not JSON instead of stumbling over it', async () => {
    await onDisk(honestDay);
    tamper(`UPDATE batch SET said = '[{"type"' WHERE seq = 3`);
    const { lines } = runJournalCommand(['check', file]);
    expect(lines[0]).toContain('command batch 3: the answer is malformed');
  });

  it('looks at the day that is asked for', async () => {
    await onDisk(honestDay);
    expect(runJournalCommand(['check', file, '--day', '2026-11-23']).exitCode).toBe(0);
    expect(runJournalCommand(['check', file, '--day', '2026-11-24']).error).toBe(
      `journal: ${file}: has nothing of 2026-11-24; its days go from 2026-11-23 to 2026-11-23.`,
    );
  });
});

const told = { ticket: 'A700', service: 'rent', source: 'offline', issuedAt: 0 } as const;

describe('journal ticket, on a file', () => {
  it('tells the whole story with local times, Chinese first', async () => {
    await onDisk(honestDay);
    const { lines, exitCode } = runJournalCommand(['ticket', 'a001', file]);
    expect(exitCode).toBe(0);
    expect(lines).toEqual([
      'A001 · 2026-11-23 · centre',
      '08:00:00  自助取号：租房提取，普通号，正在打印。〔K1〕',
      '          Taken at a kiosk: Rent, regular, printing. [K1]',
      '08:01:00  号票已打印。〔K1〕',
      '          The ticket is printed. [K1]',
      '08:03:00  1号窗口（工号01）叫号。理由：A001：按先后顺序，等候最久（已等3分钟）。〔K1〕',
      '          Called to window 1 (clerk 01). Why: A001: first come, first served: it waited longest (3 min). [K1]',
      '08:03:10  1号窗口重呼（间隔太短，不计次）。〔K1〕',
      '          Called again to window 1 (too soon to count towards a miss). [K1]',
      '08:03:25  1号窗口重呼。〔K1〕',
      '          Called again to window 1. [K1]',
      '08:04:00  1号窗口叫号未到，过号。〔K1〕',
      '          Nobody came to window 1: missed. [K1]',
      '08:06:00  恢复排队，再叫4位后轮到。〔K1〕',
      '          Back in the queue, after 4 others. [K1]',
      '08:23:00  1号窗口（工号01）叫号。理由：A001：按先后顺序，等候最久（已等23分钟）。〔K1〕',
      '          Called to window 1 (clerk 01). Why: A001: first come, first served: it waited longest (23 min). [K1]',
      '08:30:00  1号窗口办结。〔K1〕',
      '          Window 1 is done. [K1]',
    ]);
  });

  it('tells what was done without the hub at its true time, and why it stands on the list', async () => {
    await onDisk(apartDay);
    expect(runJournalCommand(['ticket', 'A501', file]).lines).toEqual([
      'A501 · 2026-11-23 · centre',
      '09:00:00  补录：08:31:00取号机离线发号，租房提取，普通号，已打印。〔K1〕',
      '          Entered afterwards: given out at 08:31:00 by a kiosk without the hub, Rent, regular, printed. [K1]',
      '09:00:00  补录：08:32:00 1号窗口人工叫号。〔K1〕',
      '          Entered afterwards: called by hand to window 1 at 08:32:00. [K1]',
      '09:00:00  补录：08:33:00 1号窗口人工叫号。〔K1〕',
      '          Entered afterwards: called by hand to window 1 at 08:33:00. [K1]',
      '09:01:00  补录：08:34:00 1号窗口已办结。〔K1〕',
      '          Entered afterwards: at window 1 done at 08:34:00. [K1]',
      '09:03:00  列入待核对清单（c5）：另有一张同号号票。〔K1〕',
      '          On the reconciliation list (c5): another ticket has the same number. [K1]',
      '09:04:00  列入待核对清单（c6）：08:48:00 2号窗口人工叫号时已在别处或已结束。〔K1〕',
      '          On the reconciliation list (c6): called by hand to window 2 at 08:48:00 when it was elsewhere or had ended. [K1]',
      '09:06:00  手工办理，待补录：补录。〔K1〕',
      '          Done by hand, to be entered: 补录. [K1]',
      '09:06:00  登记特急回访：急用。〔K1〕',
      '          To be called back: 急用. [K1]',
    ]);
    expect(runJournalCommand(['ticket', 'A801', file]).lines.slice(3, 5)).toEqual([
      '09:03:00  补录：08:45:00 2号窗口人工叫号，08:46:00叫号未到，过号。〔K1〕',
      '          Entered afterwards: called by hand to window 2 at 08:45:00, nobody came, missed at 08:46:00. [K1]',
    ]);
    expect(runJournalCommand(['ticket', 'A521', file]).lines.slice(3)).toEqual([
      '09:02:00  列入待核对清单（c3）：A521与A502为同一人同一业务。〔K1〕',
      '          On the reconciliation list (c3): A521 and A502 are one person’s, of one service. [K1]',
      '09:03:00  补录：08:47:00 2号窗口人工叫号，已办结。〔K1〕',
      '          Entered afterwards: called by hand to window 2 at 08:47:00, done. [K1]',
    ]);
  });

  it('names the list’s reason in words, whatever it is', async () => {
    await onDisk([
      ['08:00', opened],
      ['08:01', listed('c1', { kind: 'foreign-number', ticket: 'A700' })],
      ['08:02', listed('c2', { ...told, kind: 'ticket-not-entered', why: 'other-day' })],
      [
        '08:03',
        listed('c3', { ...told, service: 'pension', kind: 'ticket-not-entered', why: 'unknown-service' }),
      ],
      [
        '08:04',
        listed('c4', {
          kind: 'ambiguous-number',
          digits: '700',
          tickets: ['A700', 'B700'],
          window: 2,
          calledAt: 0,
        }),
      ],
    ]);
    const { lines } = runJournalCommand(['ticket', 'A700', file]);
    expect(lines.filter((_, line) => line > 0 && line % 2 === 0).map((line) => line.trim())).toEqual([
      'On the reconciliation list (c1): its number was not for whoever gave it out. [K1]',
      'On the reconciliation list (c2): it was given out on another day. [K1]',
      'On the reconciliation list (c3): the day has no service pension. [K1]',
      'On the reconciliation list (c4): “700” keyed at window 2 may mean A700, B700. [K1]',
    ]);
  });

  it('says so when there is no such ticket', async () => {
    await onDisk(honestDay);
    expect(runJournalCommand(['ticket', 'Z999', file])).toEqual({
      lines: [],
      error: `journal: ${file}: has no ticket Z999 on any day.`,
      exitCode: 1,
    });
  });
});

describe('a journal command that cannot be carried out', () => {
  it.each([
    [[], 'expected a command'],
    [['check'], 'expected a command'],
    [['ticket', 'A12', 'x.sqlite'], '"A12" is not a ticket number; expected one such as A012.'],
    [['check', 'x.sqlite', '--day', 'monday'], '--day monday: expected a date such as 2026-11-23.'],
    [['check', 'x.sqlite', '--week', '3'], 'Unknown option'],
  ])('%j is answered with what was expected', (args, sentence) => {
    const { error, exitCode } = runJournalCommand(args);
    expect(error).toContain(sentence);
    expect(exitCode).toBe(1);
  });

  it('names a file that is not there, is not a journal, is empty, or is of another hall', async () => {
    const missing = join(folder, 'none.sqlite');
    expect(runJournalCommand(['check', missing]).error).toContain(`journal: ${missing}: cannot be opened`);
    const text = join(folder, 'notes.txt');
    writeFileSync(text, 'not a database, but long enough to be looked at as if it were one'.repeat(20));
    expect(runJournalCommand(['check', text]).error).toContain(`journal: ${text}: cannot be opened`);
    await onDisk([]);
    expect(runJournalCommand(['check', file]).error).toBe(`journal: ${file}: the journal is empty.`);
    await onDisk(honestDay);
    expect(runJournalCommand(['check', file, '--hall', 'branch']).error).toBe(
      `journal: ${file}: has no hall branch; it has centre.`,
    );
  });
});
