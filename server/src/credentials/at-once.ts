import type Database from 'better-sqlite3';
import type { AccountFault } from './account.ts';
import type { Writing } from './writing.ts';

/** Does everything or nothing: what comes back with a fault has not happened. */
export type AtOnce = (work: () => AccountFault | null) => AccountFault | null;

export function atOnceIn(db: Database.Database, writing: Writing): AtOnce {
  return (work) => {
    try {
      writing(() =>
        db
          .transaction(() => {
            const fault = work();
            if (fault !== null) throw new Undone(fault);
          })
          .immediate(),
      );
      return null;
    } catch (error) {
      if (error instanceof Undone) return error.fault;
      throw error;
    }
  };
}

/** Takes a transaction back and says why. */
class Undone extends Error {
  readonly fault: AccountFault;
  constructor(fault: AccountFault) {
    super(fault);
    this.fault = fault;
  }
}
