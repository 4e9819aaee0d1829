import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJournalCommand } from '../../server/src/audit/command-line.ts';
import type { Journal } from '../../server/src/store/journal.ts';
import { createMemoryJournal } from '../../server/src/store/memory-journal.ts';
import { simulateDay } from './hall-day.ts';
import { runDay, type DayRun } from './run-days.ts';
import { summaryLines } from './summary.ts';

const seed = 20261123;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiaohao-simulation-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function days(of: number, numbers: readonly number[]): Promise<DayRun[]> {
  const runs: DayRun[] = [];
  for (const day of numbers) runs.push(await runDay(of, day, false));
  return runs;
}

describe('five simulated days', () => {
  it('break no rule, compare the policies, and come out the same again, in whatever order they ran', async () => {
    const runs = await days(seed, [0, 1, 2, 3, 4]);
    const lines = summaryLines(seed, runs);
    expect(lines.filter((line) => line.startsWith('Violation'))).toEqual([]);
    expect(lines).toContain(
      'Every invariant held after every command, and the journal checker found nothing in any day.',
    );
    expect(lines.some((line) => /^ {2}regular +[\d.]+ +[\d.]+ +[\d.]+ +\d+$/.test(line))).toBe(true);
    expect(lines).toContain(
      'Fairness: 1 of these days under three policies, wait in minutes, median / p90 / worst',
    );

    const again = await days(seed, [4, 2, 0, 3, 1]);
    expect(summaryLines(seed, again)).toEqual(lines);
  });

  it('are others with another seed', async () => {
    const [one, other] = await Promise.all([days(seed, [1]), days(seed + 1, [1])]);
    expect(summaryLines(seed, one)).not.toEqual(summaryLines(seed, other));
  });

  it('have everything in them that a hall has', async () => {
    const journal = createMemoryJournal();
    for (const day of [0, 1, 2, 4, 5]) await simulateDay({ seed, day, journal });
    const kinds = new Set<string>();
    for (const { day } of await journal.days('model')) {
      for (const entry of await journal.read({ hall: 'model', day })) {
        for (const { type } of entry.events) kinds.add(type);
      }
    }
    expect([...kinds].sort()).toEqual(
      expect.arrayContaining([
        'callCancelled',
        'dayClosed',
        'dayDrained',
        'greenGranted',
        'priorityRevoked',
        'ticketCancelled',
        'ticketHeld',
        'ticketInterrupted',
        'ticketMissed',
        'ticketReady',
        'ticketReassigned',
        'ticketRecalled',
        'ticketReinstated',
        'ticketReprinted',
        'ticketTransferred',
        'windowChanged',
        'windowPaused',
      ]),
    );
  });
});

describe('a simulated day on a journal that lies', () => {
  /** Forgets one batch that it said was written. */
  function forgetting(journal: Journal, batch: number): Journal {
    let seen = 0;
    return {
      ...journal,
      append(entries) {
        seen += 1;
        return seen === batch ? Promise.resolve({ kind: 'appended' }) : journal.append(entries);
      },
    };
  }

  it('is caught, with the commands before it', async () => {
    const result = await simulateDay({ seed, day: 1, journal: forgetting(createMemoryJournal(), 400) });
    expect(result.violation?.what.length).toBeGreaterThan(0);
    expect(result.violation?.last.length).toBeGreaterThan(0);
  });
});

describe('npm run simulate', () => {
  const simulate = (...args: string[]) =>
    promisify(execFile)(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args]).then(
      ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
      (error: { stdout: string; stderr: string; code: number }) => error,
    );

  it('spreads days over threads and prints the same as one thread does', async () => {
    const [one, two] = [
      await simulate('--days', '2', '--threads', '1'),
      await simulate('--days', '2', '--threads', '2'),
    ];
    expect(one.code).toBe(0);
    expect(two.stdout).toBe(one.stdout);
    expect(one.stdout).toContain('2 days, seed 1:');
  });

  it('keeps its days in a SQLite file that the journal checker reads', async () => {
    const file = join(folder, 'simulated.sqlite');
    const { code } = await simulate('--day', '6', '--seed', '7', '--journal', file);
    expect(code).toBe(0);
    expect(existsSync(file)).toBe(true);
    const { lines, exitCode } = runJournalCommand(['check', file]);
    expect(lines.at(-1)).toMatch(/2 days, .* all \d+ rules hold\.$/);
    expect(exitCode).toBe(0);
    const again = await simulate('--day', '6', '--journal', file);
    expect(again.stderr).toContain(`${file} is there already`);
    expect(again.code).toBe(1);
  });

  it('says in one line what it expected', async () => {
    const { stderr, code } = await simulate('--days', 'many');
    expect(stderr).toContain('simulate: --days: Invalid input: expected number');
    expect(code).toBe(1);
  });
});
