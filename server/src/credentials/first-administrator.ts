import type { Accounts } from './accounts.ts';
import { digestOf, equalInTime, randomToken } from './secrets.ts';

/** How the first administrator comes in: whoever can read what the hub prints when it starts. */
export interface FirstAdministrator {
  /** To be printed once; null when there is an administrator. */
  readonly token: string | null;
  /** Right only until there is an administrator, and only for this run of the hub. */
  accepts(token: string): boolean;
}

export function awaitFirstAdministrator(accounts: Pick<Accounts, 'hasAdministrator'>): FirstAdministrator {
  const token = accounts.hasAdministrator() ? null : randomToken();
  const digest = token === null ? null : digestOf(token);
  return {
    token,
    accepts: (given) =>
      digest !== null && equalInTime(digestOf(given), digest) && !accounts.hasAdministrator(),
  };
}
