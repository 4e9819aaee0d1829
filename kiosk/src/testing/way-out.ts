import { defaultPatience } from '../domain/visit/patience.ts';
import { waitsForMachine } from '../domain/visit/on-touch.ts';
import { step } from '../domain/visit/step.ts';
import type { KioskState, Surroundings, Touch } from '../domain/visit/visit.ts';

/** The buttons with which pages are left. */
const leaving: readonly Touch[] = [{ touch: 'leave' }, { touch: 'noted' }];

/** How many touches lead from a page to the start; null if none do. A page that waits for a machine is left by that. */
export function touchesToStart(from: KioskState, around: Surroundings, most = 3): number | null {
  if (from.visit.at === 'start' || waitsForMachine(from.visit)) return 0;
  if (most === 0) return null;
  const ways = leaving.flatMap((touch) => {
    const event = { kind: 'touch', touch, serial: from.serial, id: 'way-out-1' } as const;
    const { state } = step(from, event, around, defaultPatience);
    const rest = state === from ? null : touchesToStart(state, around, most - 1);
    return rest === null ? [] : [rest + 1];
  });
  return ways.length === 0 ? null : Math.min(...ways);
}
