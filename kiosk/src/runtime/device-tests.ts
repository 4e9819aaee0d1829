import type { DeviceKind } from '@jiaohao/shared';
import { openDeviceTests, type Found, type Session } from '@jiaohao/shared/node';
import { isNobodyHere } from '../domain/nobody-here.ts';
import type { Page } from '../domain/page.ts';
import { deviceName } from './devices.ts';
import type { KioskDevices } from './kiosk-devices.ts';
import type { Kiosk } from './kiosk.ts';
import type { Log } from './log.ts';

export interface KioskTests {
  readonly hall: string;
  readonly agent: string;
  readonly session: Pick<Session, 'subscribe' | 'tell'>;
  readonly kiosk: Pick<Kiosk, 'mayUse'> & { readonly page: Pick<Page, 'page'> };
  /** As they are at the moment of a test. */
  readonly devices: Pick<KioskDevices, 'printer' | 'reader'>;
  readonly log: Log;
}

/** Lets the hub try this kiosk's devices, while nobody stands before it. */
export function openKioskTests({ devices, kiosk, ...options }: KioskTests): void {
  const { agent } = options;
  const inTheWay = (kind: DeviceKind): Found | null => {
    if (!kiosk.mayUse(kind)) return { finding: 'out-of-service' };
    return isNobodyHere(kiosk.page) ? null : { finding: 'visit-under-way' };
  };
  const print = async (device: string, time: string): Promise<Found> => {
    const { printer } = devices;
    if (printer === null) return { finding: 'no-such-device' };
    const outcome = await printer.print({ paper: 'test', sheet: { device, time } });
    if (outcome.printed) return { finding: 'fence-answered' };
    return { finding: 'device-fault', faults: outcome.faults };
  };
  const check = async (): Promise<Found> => {
    const { reader } = devices;
    if (reader === null) return { finding: 'no-such-device' };
    const faults = await reader.check();
    return faults.length === 0 ? { finding: 'reader-answered' } : { finding: 'device-fault', faults };
  };
  openDeviceTests({
    ...options,
    async attempt({ device, test, time }) {
      if (test === 'print' && device === deviceName(agent, 'printer'))
        return inTheWay('printer') ?? print(device, time);
      if (test === 'reader' && device === deviceName(agent, 'card-reader'))
        return inTheWay('card-reader') ?? check();
      return { finding: 'no-such-device' };
    },
  });
}
