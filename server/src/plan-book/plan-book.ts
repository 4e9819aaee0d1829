import type Database from 'better-sqlite3';
import { z } from 'zod';
import { actor, type Actor } from '@jiaohao/shared';
import { openDurably, reporting } from '../store/sqlite/database.ts';
import type { DoneAct } from '../runtime/acts.ts';
import { changesBetween, type PlanChange } from './plan-changes.ts';
import { planBookSchema } from './schema.ts';
import { writtenPlan, type WrittenPlan } from './written-plan.ts';

/** How a version came to be: taken over at the first start, edited on the page, brought in from a file, an older one again. */
const ways = ['first-start', 'edited', 'imported', 'restored'] as const;
type Way = (typeof ways)[number];

/** A version without its plan. */
export interface VersionLine {
  readonly number: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly by: Actor;
  readonly how: Way;
  readonly note: string | null;
  readonly changes: readonly PlanChange[];
}
export interface PlanVersion extends VersionLine {
  readonly plan: WrittenPlan;
}

/** A version that is to be written. */
export interface NewVersion {
  /** The version it was made from; 0 for the first. */
  readonly basedOn: number;
  readonly plan: WrittenPlan;
  readonly at: number;
  readonly by: Actor;
  readonly how: Way;
  readonly note: string | null;
}

export type Written =
  | { readonly kind: 'written'; readonly version: PlanVersion }
  /** Somebody was faster. */
  | { readonly kind: 'stale'; readonly latest: VersionLine }
  | { readonly kind: 'unchanged'; readonly latest: VersionLine };

/** The versions of the hall's plan, only ever added to. Throws a JournalError when the disk refuses, `no-room` when it is full. */
export interface PlanBook {
  /** Of the newest version; 0 when there is none. */
  latestNumber(): number;
  of(number: number): PlanVersion | null;
  /** Newest first. */
  list(): VersionLine[];
  /** Adds a version, unless there is one newer than it was made from, or it says nothing new. */
  add(version: NewVersion): Written;
  /** Versions the hall's journal does not know of yet, as acts of whoever wrote them. */
  waiting(): DoneAct[];
  told(id: string): void;
  close(): void;
}

const changes = z.array(z.object({ zh: z.string(), en: z.string() }));
const line = z.object({
  number: z.int(),
  at: z.int(),
  actor: z.string().transform((text) => actor.parse(JSON.parse(text))),
  how: z.enum(ways),
  note: z.string().nullable(),
  changes: z.string().transform((text) => changes.parse(JSON.parse(text))),
});
const whole = line.extend({ plan: z.string().transform((text) => writtenPlan.parse(JSON.parse(text))) });

const columns = 'number, at, actor, how, note, changes';

/**
 * Opens the plan book, readable by its owner only; makes it, without a version, when there is none.
 * @throws JournalError when the file cannot be used.
 */
export function openPlanBook(path: string): PlanBook {
  const db = openDurably(path, planBookSchema);
  const latest = db.prepare<[], number>('SELECT coalesce(max(number), 0) FROM version').pluck();
  const find = db.prepare<[number]>(`SELECT ${columns}, plan FROM version WHERE number = ?`);
  const all = db.prepare(`SELECT ${columns} FROM version ORDER BY number DESC`);
  const doing = <T>(failed: string, work: () => T): T => reporting(path, planBookSchema, failed, work);
  const latestNumber = (): number => doing('cannot be read', () => latest.get() ?? 0);
  const of = (number: number): PlanVersion | null =>
    doing('cannot be read', () => {
      const row = find.get(number);
      return row === undefined ? null : versionOf(whole.parse(row));
    });
  const put = adder(db, latestNumber, of);
  return {
    latestNumber,
    of,
    list: () => doing('cannot be read', () => all.all().map((row) => versionOf(line.parse(row)))),
    add: (version) => doing('cannot be written', () => put.immediate(version)),
    ...journalSide(db, doing),
    close: () => {
      db.close();
    },
  };
}

function versionOf<Row extends z.output<typeof line>>({
  actor: by,
  ...row
}: Row): Omit<Row, 'actor'> & { by: Actor } {
  return { ...row, by };
}

function adder(
  db: Database.Database,
  latestNumber: () => number,
  of: (number: number) => PlanVersion | null,
): Database.Transaction<(version: NewVersion) => Written> {
  const insert = db.prepare(
    `INSERT INTO version (number, at, actor, how, note, changes, plan, told)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return db.transaction(({ basedOn, plan, at, by, how, note }: NewVersion): Written => {
    const before = of(latestNumber());
    if (before !== null && before.number !== basedOn) return { kind: 'stale', latest: before };
    const made = changesBetween(before?.plan ?? null, plan);
    if (before !== null && made.length === 0) return { kind: 'unchanged', latest: before };
    const number = (before?.number ?? 0) + 1;
    const isAct = how === 'first-start' ? 1 : 0;
    insert.run(number, at, JSON.stringify(by), how, note, JSON.stringify(made), JSON.stringify(plan), isAct);
    return { kind: 'written', version: { number, at, by, how, note, changes: made, plan } };
  });
}

function journalSide(
  db: Database.Database,
  doing: <T>(failed: string, work: () => T) => T,
): Pick<PlanBook, 'waiting' | 'told'> {
  const untold = db.prepare(`SELECT ${columns} FROM version WHERE told = 0 ORDER BY number`);
  const tell = db.prepare<[number]>('UPDATE version SET told = 1 WHERE number = ?');
  return {
    waiting: () =>
      doing('cannot be read', () =>
        untold.all().map((row) => {
          const { number, how, at, by } = versionOf(line.parse(row));
          const act = how === 'imported' ? ('settings-imported' as const) : ('settings-changed' as const);
          return { id: actId(number, at), act, about: `settings ${number}`, by };
        }),
      ),
    told(id) {
      const number = Number(/^settings-(\d+)-/.exec(id)?.[1]);
      doing('cannot be written', () => tell.run(number));
    },
  };
}

/** Told twice, it is in the journal once. */
const actId = (number: number, at: number): string => `settings-${number}-${at}`;
