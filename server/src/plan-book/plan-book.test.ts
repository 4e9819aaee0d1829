import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPlanBooks, type PlanBook, type PlanBooks } from './plan-book.ts';
import { planWithLoans, smallBook, smallPlan } from './testing/small-plan.ts';

let folder: string;
let books: PlanBooks;
let book: PlanBook;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiaohao-plans-'));
  books = openPlanBooks(join(folder, 'plans.sqlite'));
  book = books.of('centre');
});
afterEach(() => {
  books.close();
  rmSync(folder, { recursive: true, force: true });
});

const admin = { staff: '90' };
const add = (basedOn: number, plan = smallPlan(), how: 'edited' | 'imported' | 'restored' = 'edited') =>
  book.add({ basedOn, plan, at: 2000 + basedOn, by: admin, how, note: null });
const first = () =>
  book.add({
    basedOn: 0,
    plan: smallPlan(),
    at: 1000,
    by: { hub: 'command-line' },
    how: 'first-start',
    note: null,
  });

describe('the plan book', () => {
  it('begins without a version, readable by its owner only', () => {
    expect(book.latestNumber()).toBe(0);
    expect(book.of(1)).toBeNull();
    expect(statSync(join(folder, 'plans.sqlite')).mode & 0o077).toBe(0);
  });

  it('keeps every version, with who, when and what changed, over a restart', () => {
    first();
    add(1, planWithLoans());
    books.close();
    books = openPlanBooks(join(folder, 'plans.sqlite'));
    book = books.of('centre');
    expect(book.list()).toEqual([
      {
        number: 2,
        at: 2001,
        by: admin,
        how: 'edited',
        note: null,
        changes: [{ zh: '新增业务：贷款', en: 'Service added: Loans' }],
      },
      {
        number: 1,
        at: 1000,
        by: { hub: 'command-line' },
        how: 'first-start',
        note: null,
        changes: [{ zh: '首次建立。', en: 'Made for the first time.' }],
      },
    ]);
    expect(book.of(1)?.plan).toEqual(smallPlan());
    expect(book.of(2)?.plan).toEqual(planWithLoans());
  });

  it('refuses a version made from one that is not the newest, and one that says nothing new', () => {
    first();
    add(1, planWithLoans());
    expect(add(1)).toMatchObject({ kind: 'stale', latest: { number: 2 } });
    expect(add(2, planWithLoans())).toMatchObject({ kind: 'unchanged', latest: { number: 2 } });
    expect(book.latestNumber()).toBe(2);
  });

  it('tells the journal of each version but the first, once, by its way', () => {
    first();
    add(1, planWithLoans(), 'imported');
    add(2, smallPlan(), 'restored');
    const waiting = book.waiting();
    expect(waiting.map(({ act, about, by }) => [act, about, by])).toEqual([
      ['settings-imported', 'settings 2', admin],
      ['settings-changed', 'settings 3', admin],
    ]);
    book.told(waiting[0]?.id ?? '');
    expect(book.waiting().map(({ about }) => about)).toEqual(['settings 3']);
  });

  it('keeps the versions of each hall apart', () => {
    const west = books.of('west');
    first();
    add(1, planWithLoans());
    expect([west.latestNumber(), west.of(1), west.list()]).toEqual([0, null, []]);
    const own = { basedOn: 0, plan: smallPlan(), at: 2001, by: admin, how: 'edited', note: null } as const;
    expect(west.add(own)).toMatchObject({ kind: 'written', version: { number: 1 } });
    expect(west.add({ ...own, basedOn: 1, plan: planWithLoans() })).toMatchObject({ version: { number: 2 } });
    expect(books.halls()).toEqual(['centre', 'west']);
    expect(new Set([...book.waiting(), ...west.waiting()].map(({ id }) => id)).size).toBe(3);
    for (const { id } of west.waiting()) west.told(id);
    expect(books.hallsWithActs()).toEqual(['centre']);
    expect([book.latestNumber(), west.latestNumber()]).toEqual([2, 2]);
  });
});

describe('the standing plan', () => {
  it('is the newest version, taken up at once, and told to whoever listens', () => {
    const small = smallBook(folder);
    const heard: number[] = [];
    const stop = small.settings.onChange(({ number }) => heard.push(number));
    const before = small.settings.hallPlan();
    expect(small.settings.hallPlan()).toBe(before);
    small.save(planWithLoans());
    expect(small.settings.hallPlan()).toMatchObject({ version: 2 });
    expect(small.settings.hallPlan().windows[2]?.services).toHaveLength(3);
    stop();
    small.save(smallPlan());
    expect(heard).toEqual([2]);
    small.close();
  });

  it('takes up what the command line wrote meanwhile before it adds its own', () => {
    const small = smallBook(folder);
    const beside = openPlanBooks(join(folder, 'plans.sqlite'));
    beside.of('centre').add({
      basedOn: 1,
      plan: planWithLoans(),
      at: 3000,
      by: { hub: 'command-line' },
      how: 'imported',
      note: null,
    });
    beside.close();
    const mine = { basedOn: 1, plan: smallPlan(), at: 4000, by: admin, how: 'edited', note: null } as const;
    expect(small.settings.add(mine)).toMatchObject({ kind: 'stale', latest: { number: 2 } });
    expect(small.settings.version().number).toBe(2);
    small.close();
  });
});
