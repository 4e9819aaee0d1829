import { type escposPrinter, type DeviceFault } from '@jiaohao/shared';
import type { PrinterLine } from './printer-line.ts';
import type { PrinterSettings } from './settings.ts';
import { askStatus } from './status-round.ts';
import { stoppingFaults } from './stopping.ts';

export interface CareEvents {
  /** After every round of status. */
  status(faults: readonly DeviceFault[]): void;
  /** Whether the printer could be brought to a known state. */
  buffer(faults: readonly DeviceFault[]): void;
  ready(ready: boolean): void;
  /** Bytes came that are no answer. */
  stray(): void;
}

/** Everything the driver knows of the printer on one open port. */
export interface PrinterCare {
  readonly line: PrinterLine;
  readonly model: escposPrinter.Model;
  readonly settings: PrinterSettings;
  readonly encode: (command: escposPrinter.ToDevice) => Uint8Array;
  readonly on: CareEvents;
  /** Aborted when the port is gone or the driver stops. */
  readonly over: AbortSignal;
  readonly stopListeners: Set<(faults: readonly DeviceFault[]) => void>;
  /** Nothing of an earlier ticket is left in the printer. Unknown after an unplug, so it begins false. */
  trusted: boolean;
  /** Under way: clearing what may be left, or a ticket. */
  busy: 'settling' | 'printing' | null;
  /** Faults that stop it, by the newest status. */
  stopped: readonly DeviceFault[];
}

/** Asks the printer how it is and tells who has to know. Rejects with LinkLostError. */
export async function look(care: PrinterCare): Promise<void> {
  const faults = await askStatus(care.line, care.model, care.settings);
  if (care.over.aborted) return;
  care.stopped = stoppingFaults(faults);
  care.on.status(faults);
  if (care.stopped.length > 0) for (const listener of care.stopListeners) listener(care.stopped);
  tellReady(care);
}

/** Tells whether a ticket sent now would be tried. */
export function tellReady(care: PrinterCare): void {
  if (!care.over.aborted) care.on.ready(care.trusted && care.stopped.length === 0);
}
