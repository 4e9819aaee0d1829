import {
  dampHealth,
  nothingRemembered,
  type DeviceFault,
  type DeviceKind,
  type DeviceReport,
  type HealthMemory,
} from '@jiaohao/shared';
import type { Session } from '@jiaohao/shared/node';
import type { Clock } from './drivers/line/clock.ts';

/** A device as the hub knows it. */
export interface ReportedDevice {
  readonly device: string;
  readonly kind: DeviceKind;
  readonly window?: number;
  /** Of a loudspeaker. */
  readonly speaks?: DeviceReport['speaks'];
}

/** What is known of one device. */
interface Watched {
  readonly device: ReportedDevice;
  faults: readonly DeviceFault[];
  skippedBytes: number;
  memory: HealthMemory;
  told: string | null;
  cancelLook: () => void;
}

/** Tells the hub of devices whose faults have changed, and of each once at first. One that comes and goes is damped. */
export class DeviceReports {
  readonly #report: (report: DeviceReport) => void;
  readonly #clock: Clock;
  readonly #wallClock: () => number;
  readonly #watched = new Map<string, Watched>();

  constructor(session: Pick<Session, 'report'>, clock: Clock, wallClock: () => number = Date.now) {
    this.#report = (report) => session.report(report);
    this.#clock = clock;
    this.#wallClock = wallClock;
  }

  /** All that is wrong with a device now. `skippedBytes`: of its line, since the start. */
  faults(device: ReportedDevice, faults: readonly DeviceFault[], skippedBytes: number): void {
    const watched = this.#watchedOf(device);
    watched.faults = faults;
    watched.skippedBytes = skippedBytes;
    this.#look(watched);
  }

  /** The device is there no more; one of its name that comes later is another. */
  forget(device: string): void {
    this.#watched.get(device)?.cancelLook();
    this.#watched.delete(device);
  }

  close(): void {
    for (const { cancelLook } of this.#watched.values()) cancelLook();
  }

  #watchedOf(device: ReportedDevice): Watched {
    const known = this.#watched.get(device.device);
    if (known !== undefined) return known;
    const fresh: Watched = {
      device,
      faults: [],
      skippedBytes: 0,
      memory: nothingRemembered,
      told: null,
      cancelLook: () => {},
    };
    this.#watched.set(device.device, fresh);
    return fresh;
  }

  #look(watched: Watched): void {
    const now = this.#clock.now();
    const { memory, told, lookAgainAt } = dampHealth(watched.memory, watched.faults, now);
    watched.memory = memory;
    watched.cancelLook();
    watched.cancelLook =
      lookAgainAt === null ? () => {} : this.#clock.schedule(lookAgainAt - now, () => this.#look(watched));
    const words = told.join(' ');
    if (watched.told === words) return;
    watched.told = words;
    const { device, skippedBytes } = watched;
    this.#report({ ...device, at: this.#wallClock(), faults: [...told], skippedBytes });
  }
}
