import type { DeviceFault, DeviceKind, DeviceReport } from '@jiaohao/shared';
import type { Session } from '@jiaohao/shared/node';

/** A device as the hub knows it. */
export interface ReportedDevice {
  readonly device: string;
  readonly kind: DeviceKind;
  readonly window?: number;
}

/** Tells the hub of devices whose faults have changed, and of each once at first. */
export class DeviceReports {
  readonly #report: (report: DeviceReport) => void;
  readonly #wallClock: () => number;
  readonly #known = new Map<string, string>();

  constructor(session: Pick<Session, 'report'>, wallClock: () => number = Date.now) {
    this.#report = (report) => session.report(report);
    this.#wallClock = wallClock;
  }

  /** All that is wrong with a device now. `skippedBytes`: of its line, since the start. */
  faults(device: ReportedDevice, faults: readonly DeviceFault[], skippedBytes: number): void {
    const sorted = [...faults].sort();
    const now = sorted.join(' ');
    if (this.#known.get(device.device) === now) return;
    this.#known.set(device.device, now);
    this.#report({ ...device, at: this.#wallClock(), faults: sorted, skippedBytes });
  }
}
