import { runProgram } from './processes.ts';
import type { WholeHall } from './whole-hall.ts';

/** Has the offline checker read the hall's journal; returns what it says. @throws when it found a promise broken. */
export async function checkJournal({ directory, journal }: WholeHall): Promise<string> {
  const args = ['check', journal];
  const { code, text } = await runProgram('server/src/audit/main.ts', args, directory);
  if (code !== 0) throw new Error(text);
  return text;
}
