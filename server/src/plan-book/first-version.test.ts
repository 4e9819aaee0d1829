import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { knownHalls, versionAtStart } from './first-version.ts';
import { openPlanBooks, type PlanBook, type PlanBooks } from './plan-book.ts';
import { planWithLoans, smallPlan } from './testing/small-plan.ts';
import type { WrittenPlan } from './written-plan.ts';

let folder: string;
let books: PlanBooks;
let book: PlanBook;
let lines: string[];
let log: Logger;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiaohao-first-'));
  books = openPlanBooks(join(folder, 'plans.sqlite'));
  book = books.of('centre');
  lines = [];
  log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
});
afterEach(() => {
  books.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = (plan: WrittenPlan) => versionAtStart(book, { plan, path: 'hall.yaml' }, { log, at: 1000 });
const edit = (plan: WrittenPlan) =>
  book.add({ basedOn: book.latestNumber(), plan, at: 2000, by: { staff: '90' }, how: 'edited', note: null });

describe('a hub that starts', () => {
  it('takes the hall file over when there are no settings yet', () => {
    expect(start(smallPlan())).toMatchObject({ number: 1, how: 'first-start', plan: smallPlan() });
    expect(lines).toEqual([]);
  });

  it('goes by the settings afterwards, and says nothing while the file is the same', () => {
    start(smallPlan());
    expect(start(smallPlan())).toMatchObject({ number: 1 });
    expect(lines).toEqual([]);
  });

  it('goes by what was edited on the page, although the file still says what it said', () => {
    start(smallPlan());
    edit(planWithLoans());
    expect(start(smallPlan())).toMatchObject({ number: 2, plan: planWithLoans() });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('they count');
  });

  it('warns when the file was changed since, and says how to take it', () => {
    start(smallPlan());
    expect(start(planWithLoans())).toMatchObject({ number: 1, plan: smallPlan() });
    expect(lines[0]).toContain('npm run hub -- import-plan --config hall.yaml');
  });

  it('refuses the file of another hall', () => {
    start(smallPlan());
    const plan = smallPlan();
    const elsewhere = { ...plan, hall: { ...plan.hall, id: 'elsewhere' } };
    const file = (written: WrittenPlan, host: string | null = null) => ({
      halls: [{ plan: written, staff: [], host, path: 'hall.yaml' }],
    });
    expect(() => knownHalls(books, file(elsewhere))).toThrow(
      'the file is of the hall "elsewhere", but this data folder belongs to "centre"',
    );
    expect(() => knownHalls(books, file(plan))).not.toThrow();
    expect(() => knownHalls(books, file(elsewhere, 'elsewhere.example'))).not.toThrow();
  });
});
