import { kioskEquipment, type KioskEquipment } from '@jiaohao/shared';
import {
  openEquipment,
  type AtHand,
  type createLog,
  type Session,
  type StopSignal,
} from '@jiaohao/shared/node';
import type { KioskConfig } from '../config.ts';
import { isNobodyHere } from '../domain/nobody-here.ts';
import type { Kiosk } from './kiosk.ts';
import type { KioskDevices } from './kiosk-devices.ts';

export interface KeepDevicesOptions {
  readonly config: Pick<KioskConfig, 'hall' | 'agent' | 'reader' | 'printer'>;
  readonly session: Pick<Session, 'subscribe' | 'tell' | 'onOnline' | 'online'>;
  readonly atHand: AtHand;
  readonly devices: Pick<KioskDevices, 'become' | 'isPrinting' | 'names'>;
  readonly kiosk: { readonly page: Pick<Kiosk['page'], 'page'> };
  readonly log: Pick<ReturnType<typeof createLog>, 'info' | 'warn'>;
  readonly stop: Pick<StopSignal, 'defer'>;
}

/** Opens the devices as the settings say, or the file where they say nothing, and changes them while nobody is here. */
export async function keepDevices(options: KeepDevicesOptions): Promise<void> {
  const { config, session, atHand, devices, kiosk, log, stop } = options;
  const { hall, agent, reader, printer } = config;
  const equipment = openEquipment<KioskEquipment>({
    hall,
    agent,
    session,
    atHand,
    log,
    schema: kioskEquipment,
    own: { ...(reader && { reader }), ...(printer && { printer }) },
    schedule(ms, fn) {
      const timer = setTimeout(fn, ms);
      return () => clearTimeout(timer);
    },
  });
  stop.defer(() => equipment.close());
  await devices.become(equipment.inUse);
  equipment.serve({
    isQuiet: () => !devices.isPrinting && isNobodyHere(kiosk.page),
    become: (next) => devices.become(next),
    devices: () => devices.names,
  });
}
