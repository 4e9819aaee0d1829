import type Database from 'better-sqlite3';
import { z } from 'zod';
import { actor, type Actor } from '@jiaohao/shared';
import { openDurably, reporting } from '../store/sqlite/database.ts';
import { changesByOthers } from '../store/sqlite/changes-by-others.ts';
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
}

/** The plan books of all halls of a hub, in one file. */
export interface PlanBooks {
  of(hall: string): PlanBook;
  /** Those with a version, in alphabetical order. */
  halls(): readonly string[];
  /** Those whose journals do not know yet of a version. */
  hallsWithActs(): readonly string[];
  /** A number that is another one once another program, such as `import-plan`, has written to the file. */
  changesByOthers(): number;
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
 * Opens the plan books, readable by their owner only; makes them, without a version, when there are none.
 * @throws JournalError when the file cannot be used.
 */
export function openPlanBooks(path: string): PlanBooks {
  const db = openDurably(path, planBookSchema);
  const latest = db
    .prepare<[string], number>('SELECT coalesce(max(number), 0) FROM version WHERE hall = ?')
    .pluck();
  const find = db.prepare<[string, number]>(
    `SELECT ${columns}, plan FROM version WHERE hall = ? AND number = ?`,
  );
  const all = db.prepare<[string]>(`SELECT ${columns} FROM version WHERE hall = ? ORDER BY number DESC`);
  const halls = db.prepare<[], string>('SELECT DISTINCT hall FROM version ORDER BY hall').pluck();
  const doing: Doing = (failed, work) => reporting(path, planBookSchema, failed, work);
  const put = adder(db);
  const { hallsWithActs, ofHall } = journalSide(db, doing);
  return {
    of(hall) {
      const latestNumber = (): number => doing('cannot be read', () => latest.get(hall) ?? 0);
      const of = (number: number): PlanVersion | null =>
        doing('cannot be read', () => {
          const row = find.get(hall, number);
          return row === undefined ? null : versionOf(whole.parse(row));
        });
      return {
        latestNumber,
        of,
        list: () => doing('cannot be read', () => all.all(hall).map((row) => versionOf(line.parse(row)))),
        add: (version) =>
          doing('cannot be written', () => put.immediate(hall, () => of(latestNumber()), version)),
        ...ofHall(hall),
      };
    },
    halls: () => doing('cannot be read', () => halls.all()),
    hallsWithActs,
    changesByOthers: changesByOthers(db),
    close: () => {
      db.close();
    },
  };
}

/** Does something with the file; `failed` is the middle of the sentence about what went wrong. */
type Doing = <T>(failed: string, work: () => T) => T;

function versionOf<Row extends z.output<typeof line>>({
  actor: by,
  ...row
}: Row): Omit<Row, 'actor'> & { by: Actor } {
  return { ...row, by };
}

function adder(
  db: Database.Database,
): Database.Transaction<(hall: string, newest: () => PlanVersion | null, version: NewVersion) => Written> {
  const insert = db.prepare(
    `INSERT INTO version (hall, number, at, actor, how, note, changes, plan, told)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return db.transaction((hall, newest, { basedOn, plan, at, by, how, note }): Written => {
    const before = newest();
    if (before !== null && before.number !== basedOn) return { kind: 'stale', latest: before };
    const made = changesBetween(before?.plan ?? null, plan);
    if (before !== null && made.length === 0) return { kind: 'unchanged', latest: before };
    const number = (before?.number ?? 0) + 1;
    const isAct = how === 'first-start' ? 1 : 0;
    const written = [JSON.stringify(by), how, note, JSON.stringify(made), JSON.stringify(plan), isAct];
    insert.run(hall, number, at, ...written);
    return { kind: 'written', version: { number, at, by, how, note, changes: made, plan } };
  });
}

function journalSide(
  db: Database.Database,
  doing: Doing,
): Pick<PlanBooks, 'hallsWithActs'> & {
  readonly ofHall: (hall: string) => Pick<PlanBook, 'waiting' | 'told'>;
} {
  const halls = db.prepare<[], string>('SELECT DISTINCT hall FROM version WHERE told = 0').pluck();
  const untold = db.prepare<[string]>(
    `SELECT ${columns} FROM version WHERE hall = ? AND told = 0 ORDER BY number`,
  );
  const tell = db.prepare<[string, number]>('UPDATE version SET told = 1 WHERE hall = ? AND number = ?');
  return {
    hallsWithActs: () => doing('cannot be read', () => halls.all()),
    ofHall: (hall) => ({
      waiting: () =>
        doing('cannot be read', () =>
          untold.all(hall).map((row) => {
            const { number, how, at, by } = versionOf(line.parse(row));
            const act = how === 'imported' ? ('settings-imported' as const) : ('settings-changed' as const);
            return { id: actId(hall, number, at), act, about: `settings ${number}`, by };
          }),
        ),
      told(id) {
        const number = Number(/^settings-(\d+)-/.exec(id)?.[1]);
        doing('cannot be written', () => tell.run(hall, number));
      },
    }),
  };
}

/** Told twice, it is in the journal once; of two halls, in the journal of each. */
const actId = (hall: string, number: number, at: number): string => `settings-${number}-${at}-${hall}`;
