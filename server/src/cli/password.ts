import type { Accounts } from '../credentials/accounts.ts';
import { personOf } from './person-of.ts';

/**
 * Gives a member of staff a one-time password, for when no administrator can; the line that tells it, this once.
 * @param unlessChosen leave alone a password that the person chose
 * @throws {UsageError} when there is no such staff number.
 */
export async function renewPassword(
  accounts: Accounts,
  number: string,
  { unlessChosen }: { unlessChosen: boolean },
): Promise<string> {
  const person = personOf(accounts, number);
  const account = accounts.of(number);
  if (unlessChosen && account?.hasPassword === true && !account.mustChange)
    return `${person}：已有自己的密码 has a password of their own`;
  const made = await accounts.resetPassword(number, { hub: 'command-line' });
  if ('fault' in made) throw new Error(made.fault);
  return `${person}：一次性密码 one-time password ${made.secret}`;
}
