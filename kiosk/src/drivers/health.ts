import type { DeviceFault } from '@jiaohao/shared';
import type { Health } from './port.ts';

/** Keeps what is wrong with a device, by who noticed it, and tells of changes only. */
export interface HealthRecord<Source extends string> {
  /** Everything `source` now finds wrong; what it found before and does not name is over. */
  set(source: Source, faults: readonly DeviceFault[]): void;
  readonly faults: readonly DeviceFault[];
}

/** Builds a record. The first word is given even if all is well: until then nobody knows. */
export function createHealthRecord<Source extends string>(
  skippedBytes: () => number,
  changed: (health: Health) => void,
): HealthRecord<Source> {
  const bySource = new Map<Source, readonly DeviceFault[]>();
  let told: string | null = null;
  const current = (): DeviceFault[] => [...new Set([...bySource.values()].flat())].sort();
  return {
    set(source, faults) {
      bySource.set(source, faults);
      const now = current();
      const text = now.join();
      if (text === told) return;
      told = text;
      changed({ faults: now, skippedBytes: skippedBytes() });
    },
    get faults() {
      return current();
    },
  };
}
