import type { Accounts } from '../credentials/accounts.ts';
import { UsageError } from './usage.ts';

/**
 * A member of staff as they are named on the command line: `01 林晓雨 Lin Xiaoyu`.
 * @throws {UsageError} when there is no such staff number.
 */
export function personOf(accounts: Pick<Accounts, 'of' | 'list'>, number: string): string {
  const account = accounts.of(number);
  if (account === null) {
    const known = accounts.list().map(({ staff }) => staff);
    throw new UsageError(
      `there is no staff number ${number} (there is: ${known.join(', ') || 'none'}); let an administrator create the account first`,
    );
  }
  return `${account.staff} ${account.name.zh} ${account.name.en}`;
}
