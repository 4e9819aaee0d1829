import type { Refusal } from '@jiaohao/shared';
import type { act } from '../../api.ts';
import type { Step } from './resolutions.ts';

/**
 * Does what a resolution consists of and then takes the line off the list. What is in the books already need not be done
 * again; at any other refusal the line stays, and the refusal is told.
 */
export async function settle(
  conflict: string,
  steps: readonly Step[],
  note: string,
  doIt: typeof act,
): Promise<Refusal | null> {
  for (const { path, body } of steps) {
    const said = await doIt('POST', path, body);
    if (!said.ok && said.refusal.code !== 'already-entered') return said.refusal;
  }
  const said = await doIt('POST', `/conflicts/${conflict}/resolve`, { note });
  // Entering what was missing may have taken it off.
  return said.ok || said.refusal.code === 'unknown-conflict' ? null : said.refusal;
}
