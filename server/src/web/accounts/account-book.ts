import { signal, type ReadonlySignal } from '@preact/signals';
import type { Refusal } from '@jiaohao/shared';
import type { AccountView } from '../../http/shapes/account.ts';
import { read, readAgain, type Said } from '../api.ts';

/** All accounts as the hub has them; null before it said so. */
export const accounts = signal<readonly AccountView[] | null>(null);
/** Why what is shown may not be what is; null when it was just read. */
export const unread = signal<Refusal | null>(null);

/** Locks come and go, and another administrator may be at work. */
const againMs = 10_000;

export async function readAccounts(): Promise<void> {
  take(await read('/accounts'));
}

function take(said: Said<readonly AccountView[]>): void {
  unread.value = said.ok ? null : said.refusal;
  if (said.ok) accounts.value = said.value;
}

/**
 * Reads the accounts, and again for as long as the page is open; at once when the hub is back, as `live` tells. Returns what
 * ends it.
 */
export function followAccounts(live: ReadonlySignal<boolean | null>): () => void {
  const again = (): void => void readAgain<readonly AccountView[]>('/accounts').then(take);
  void readAccounts();
  const timer = setInterval(again, againMs);
  let before = live.peek();
  const stop = live.subscribe((now) => {
    if (before === false && now === true) again();
    before = now;
  });
  return () => {
    clearInterval(timer);
    stop();
  };
}
