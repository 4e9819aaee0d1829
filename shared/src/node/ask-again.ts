import type { Refusal } from '../contracts/answers.ts';
import type { CommandKind } from '../contracts/commands.ts';

/** What has happened and is only to be written down: it stays true while the hub cannot. Everything else is a wish, and a refusal ends it. */
const accounts: ReadonlySet<CommandKind> = new Set([
  'back-enter-ticket',
  'back-enter-call',
  'confirm-delivery',
  'cancel',
]);

/** Refusals that say nothing of the command: the hub could not write just then. It keeps no such answer. */
const forNow: ReadonlySet<string> = new Set(['not-recorded', 'disk-full', 'stopping', 'went-wrong']);
const forNowMs = 5000;
/** Between two days nothing is entered. The hub keeps this answer, so the same is asked under another id. */
const noDay = 'day-not-open';
const noDayMs = 5 * 60_000;

/** True for what was done while the hub was away. */
export function isBackEntry(kind: CommandKind): boolean {
  return kind === 'back-enter-ticket' || kind === 'back-enter-call';
}

/** When an account that was refused is to be given again, and whether under a new id. */
export interface AskAgain {
  readonly afterMs: number;
  readonly freshId: boolean;
}

/** The hub had no time for it and kept nothing of it: milliseconds until it may come again. Null for any other refusal. */
export function pauseAskedFor({ retryAfterSeconds }: Refusal): number | null {
  return retryAfterSeconds === undefined ? null : retryAfterSeconds * 1000;
}

/** Null when the refusal is the end of it. */
export function whenToAskAgain(kind: CommandKind, { code }: Refusal): AskAgain | null {
  if (accounts.has(kind) && forNow.has(code)) return { afterMs: forNowMs, freshId: false };
  return isBackEntry(kind) && code === noDay ? { afterMs: noDayMs, freshId: true } : null;
}
