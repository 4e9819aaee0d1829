import { effect, signal } from '@preact/signals';
import type { EquipmentView } from '../../../http/shapes/settings.ts';
import { readAgain } from '../../api.ts';
import { devices } from '../../hall-live.ts';

/** What each agent was told of its ports and devices and runs with, as the hub knows it. */
export const machines = signal<readonly EquipmentView[]>([]);

/** A machine waits for a quiet moment, and nothing else tells when that was. */
const againMs = 3000;

/** Follows {@link machines} while somebody looks at them, and looks at once when a device says something. Returns what ends it. */
export function followMachines(): () => void {
  let asked = 0;
  const ask = async (): Promise<void> => {
    const nth = (asked += 1);
    const said = await readAgain<readonly EquipmentView[]>('/settings/equipment');
    if (said.ok && nth === asked) machines.value = said.value;
  };
  const end = effect(() => {
    void devices.value;
    void ask();
  });
  const timer = setInterval(() => void ask(), againMs);
  return () => {
    asked += 1;
    clearInterval(timer);
    end();
  };
}
