import type { Accounts } from '../credentials/accounts.ts';
import { personOf } from './person-of.ts';

/**
 * Gives a member of staff a new random PIN; the line that tells it, this once.
 * @throws {UsageError} when there is no such staff number.
 */
export async function renewPin(accounts: Accounts, number: string): Promise<string> {
  const person = personOf(accounts, number);
  const made = await accounts.renewPin(number, { hub: 'command-line' });
  if ('fault' in made) throw new Error(made.fault);
  return `${person}: PIN ${made.secret}`;
}
