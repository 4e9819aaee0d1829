import { signal } from '@preact/signals';
import type { Bilingual, CommandResult } from '@jiaohao/shared';
import { act } from '../api.ts';

/** How the last thing that was done ended. */
export interface Outcome extends Bilingual {
  readonly good: boolean;
}
export const outcome = signal<Outcome | null>(null);

/** While one is on its way, no other is sent. */
export const busy = signal(false);

/** Does something and tells how it ended; null: refused, or no answer. */
export async function carryOut(path: string, body: object, done: Bilingual): Promise<CommandResult | null> {
  if (busy.value) return null;
  busy.value = true;
  const said = await act('POST', path, body);
  busy.value = false;
  outcome.value = said.ok
    ? { good: true, zh: done.zh, en: done.en }
    : { good: false, zh: said.refusal.zh, en: said.refusal.en };
  return said.ok ? said.value : null;
}
