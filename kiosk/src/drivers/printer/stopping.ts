import type { DeviceFault } from '@jiaohao/shared';

/** Faults under which a ticket still comes out whole; `flapping` stands beside the fault that comes and goes, which counts. */
const harmless: ReadonlySet<DeviceFault> = new Set(['paper-near-end', 'cable-noise', 'flapping']);

/** The faults under which no ticket can be printed. */
export function stoppingFaults(faults: readonly DeviceFault[]): DeviceFault[] {
  return faults.filter((fault) => !harmless.has(fault));
}
