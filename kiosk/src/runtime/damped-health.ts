import { dampHealth, nothingRemembered } from '@jiaohao/shared';
import type { Health } from '../drivers/port.ts';

/** Lets through what a driver says of its device; of one that comes and goes it says so, and holds the fault until it stays away. */
export interface DampedHealth {
  note(health: Health): void;
  close(): void;
}

/** Builds the damper of one device. `tell` hears of changes only, the first word included. */
export function createDampedHealth(tell: (health: Health) => void): DampedHealth {
  let memory = nothingRemembered;
  let now: Health = { faults: [], skippedBytes: 0 };
  let told: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    const at = Date.now();
    const damped = dampHealth(memory, now.faults, at);
    memory = damped.memory;
    clearTimeout(timer);
    if (damped.lookAgainAt !== null) timer = setTimeout(look, damped.lookAgainAt - at);
    const words = damped.told.join();
    if (words === told) return;
    told = words;
    tell({ faults: damped.told, skippedBytes: now.skippedBytes });
  };
  return {
    note(health) {
      now = health;
      look();
    },
    close: () => clearTimeout(timer),
  };
}
