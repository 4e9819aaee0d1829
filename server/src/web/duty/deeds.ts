import { signal } from '@preact/signals';
import type { Refusal } from '@jiaohao/shared';
import { act } from '../api.ts';

/** Why the last press on the floor did nothing; null: it did what it said. */
export const refused = signal<Refusal | null>(null);

type Method = Parameters<typeof act>[0];

/** Does something to the hall; says in {@link refused} why not. True when it is done. */
export async function press(method: Method, path: string, body?: object): Promise<boolean> {
  const said = await act(method, path, body);
  refused.value = said.ok ? null : said.refusal;
  return said.ok;
}
