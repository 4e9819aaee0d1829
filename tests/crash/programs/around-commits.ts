import type Database from 'better-sqlite3';

/** What is told around each transaction of the journal. */
export interface Around {
  /** `db`: the journal's connection. */
  before(db: Database.Database): void;
  /** All rows are written; the commit comes next. */
  written(): void;
  committed(db: Database.Database): void;
}

/** Lets somebody stand beside every transaction that this process makes in a journal; it goes as it would without. */
export function aroundCommits(database: typeof Database, around: Around): void {
  type Work = (...args: unknown[]) => unknown;
  const make: (work: Work) => object = Reflect.get(database.prototype, 'transaction');
  const watched = function (this: Database.Database, work: Work): unknown {
    if (!this.name.endsWith('journal.sqlite')) return Reflect.apply(make, this, [work]);
    const inner = (...args: unknown[]): unknown => {
      const result = work(...args);
      around.written();
      return result;
    };
    const made: object = Reflect.apply(make, this, [inner]);
    const beside =
      (run: Work): Work =>
      (...args) => {
        around.before(this);
        const result = run(...args);
        around.committed(this);
        return result;
      };
    const kinds = ['default', 'deferred', 'immediate', 'exclusive'].map((kind) => [
      kind,
      beside(Reflect.get(made, kind)),
    ]);
    const transaction = Object.fromEntries(kinds);
    return Object.assign(transaction['default'], transaction);
  };
  Object.assign(database.prototype, { transaction: watched });
}
