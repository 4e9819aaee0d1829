import type { DeviceKind } from '@jiaohao/shared';
import { openDeviceTests, type Found, type Session } from '@jiaohao/shared/node';
import type { Page } from '../domain/page.ts';
import type { CardReader } from '../drivers/card-reader/card-reader.ts';
import type { TicketPrinter } from '../drivers/printer/printer.ts';
import { deviceName } from './devices.ts';
import type { Kiosk } from './kiosk.ts';
import type { Log } from './log.ts';

export interface KioskTests {
  readonly hall: string;
  readonly agent: string;
  readonly session: Pick<Session, 'subscribe' | 'tell'>;
  readonly kiosk: Pick<Kiosk, 'mayUse'> & { readonly page: Pick<Page, 'page'> };
  /** Null where none is configured. */
  readonly printer: Pick<TicketPrinter, 'print'> | null;
  readonly reader: Pick<CardReader, 'check'> | null;
  readonly log: Log;
}

/** Nobody stands before these. */
const idlePages: ReadonlySet<Page['page']> = new Set(['starting', 'hub-away', 'closed', 'start']);

/** Lets the hub try this kiosk's devices, while nobody stands before it. */
export function openKioskTests({ printer, reader, kiosk, ...options }: KioskTests): void {
  const { agent } = options;
  const inTheWay = (kind: DeviceKind): Found | null => {
    if (!kiosk.mayUse(kind)) return { finding: 'out-of-service' };
    return idlePages.has(kiosk.page.page) ? null : { finding: 'visit-under-way' };
  };
  const print = async (device: string, time: string): Promise<Found> => {
    if (printer === null) return { finding: 'no-such-device' };
    const outcome = await printer.print({ paper: 'test', sheet: { device, time } });
    if (outcome.printed) return { finding: 'fence-answered' };
    return { finding: 'device-fault', faults: outcome.faults };
  };
  const check = async (): Promise<Found> => {
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
