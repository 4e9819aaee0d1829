import { deliveries, member, type Delivery } from '@jiaohao/shared';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { GivenNumber } from '../domain/offline/given-number.ts';
import { offlineSlip } from '../domain/slip.ts';

/** The numbers this kiosk has given out by itself. Each change is on disk when its function returns. */
export interface GivenNumbers {
  /** Before the number is shown or printed. Throws if it was given out on that date before. */
  take(given: GivenNumber): void;
  /** What became of it; a later word replaces an earlier. */
  settle(id: string, delivery: Delivery): void;
  /** It stands for one more command `issue` that the hub has not answered. */
  standsFor(id: string, issue: string): void;
  /** The hub has answered this `issue`. */
  answered(issue: string): void;
  /** It was sent to the hub once more. */
  sent(id: string): void;
  /** The hub has it in its books: of the person only the key is left. */
  entered(id: string, at: number): void;
  /** Drops what is of an earlier date and in the hub's books. */
  forgetBefore(date: string): void;
  /** In the order they were given out. */
  all(): readonly GivenNumber[];
}

const json = <T>(schema: z.ZodType<T>) => z.string().transform((text) => schema.parse(JSON.parse(text)));
const row = z
  .object({
    id: z.string(),
    date: z.string(),
    ticket: z.string(),
    issuedAt: z.int(),
    slip: json(offlineSlip),
    personKey: z.string().nullable(),
    member: json(member).nullable(),
    delivery: z.enum(deliveries).nullable(),
    insteadOf: json(z.array(z.string())),
    sent: z.int(),
    enteredAt: z.int().nullable(),
  })
  .transform(({ personKey, member: whole, ...rest }): GivenNumber => ({
    ...rest,
    person: personKey === null ? null : { key: personKey, member: whole },
  }));

const tables = `CREATE TABLE IF NOT EXISTS given_numbers (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT UNIQUE NOT NULL,
  date TEXT NOT NULL,
  ticket TEXT NOT NULL,
  issuedAt INTEGER NOT NULL,
  slip TEXT NOT NULL,
  personKey TEXT,
  member TEXT,
  delivery TEXT,
  sent INTEGER NOT NULL,
  enteredAt INTEGER,
  UNIQUE (date, ticket)
) STRICT;
CREATE TABLE IF NOT EXISTS unanswered_issues (issue TEXT PRIMARY KEY, number TEXT NOT NULL) STRICT`;

/** Opens the table in `db`. The disk itself refuses to have a number given out twice on one date. */
export function openGivenNumbers(db: Database): GivenNumbers {
  db.exec(tables);
  const insert = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO given_numbers (id, date, ticket, issuedAt, slip, personKey, member, delivery, sent, enteredAt)
     VALUES ($id, $date, $ticket, $issuedAt, $slip, $personKey, $member, $delivery, $sent, $enteredAt)`,
  );
  const standsFor = db.prepare('INSERT OR IGNORE INTO unanswered_issues (number, issue) VALUES (?, ?)');
  const settle = db.prepare('UPDATE given_numbers SET delivery = ? WHERE id = ?');
  const answered = db.prepare('DELETE FROM unanswered_issues WHERE issue = ?');
  const sent = db.prepare('UPDATE given_numbers SET sent = sent + 1 WHERE id = ?');
  const entered = db.prepare('UPDATE given_numbers SET enteredAt = ?, member = NULL WHERE id = ?');
  const forget = db.prepare(
    `DELETE FROM given_numbers WHERE enteredAt IS NOT NULL AND date < ?
     AND id NOT IN (SELECT number FROM unanswered_issues)`,
  );
  const rows = db.prepare(
    `SELECT *, (SELECT json_group_array(issue) FROM unanswered_issues WHERE number = given_numbers.id) AS insteadOf
     FROM given_numbers ORDER BY seq`,
  );
  let all: readonly GivenNumber[] | null = null;
  /** Runs a change; what is remembered of the table is read anew after it. */
  const change = (run: () => unknown): void => {
    all = null;
    run();
  };
  const take = db.transaction(({ slip, person, insteadOf, ...rest }: GivenNumber) => {
    const about = { personKey: person?.key ?? null, member: jsonOf(person?.member ?? null) };
    insert.run({ ...rest, ...about, slip: JSON.stringify(slip) });
    for (const issue of insteadOf) standsFor.run(rest.id, issue);
  });
  return {
    take: (given) => change(() => take(given)),
    standsFor: (id, issue) => change(() => standsFor.run(id, issue)),
    settle: (id, delivery) => change(() => settle.run(delivery, id)),
    answered: (issue) => change(() => answered.run(issue)),
    sent: (id) => change(() => sent.run(id)),
    entered: (id, at) => change(() => entered.run(at, id)),
    forgetBefore: (date) => change(() => forget.run(date)),
    all: () => (all ??= rows.all().map((each) => row.parse(each))),
  };
}

const jsonOf = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
