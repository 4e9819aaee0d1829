import {
  escposPrinter,
  idCardReader,
  knownModel,
  printerEar,
  readerEar,
  type DeviceFault,
  type DeviceKind,
  type Ear,
  type KioskDevice,
} from '@jiaohao/shared';
import type { createLog, LinkEvents, LinkOptions, Session, Taps } from '@jiaohao/shared/node';
import { createCardReader, type CardReader } from '../drivers/card-reader/card-reader.ts';
import { createTicketPrinter, type TicketPrinter } from '../drivers/printer/printer.ts';
import { stoppingFaults } from '../drivers/printer/stopping.ts';
import type { Connect, Health } from '../drivers/port.ts';
import { createDampedHealth } from './damped-health.ts';
import type { Kiosk } from './kiosk.ts';

export interface DeviceWorld {
  readonly agent: string;
  readonly session: Pick<Session, 'report'>;
  readonly log: Pick<ReturnType<typeof createLog>, 'info' | 'warn'>;
  /** Where technicians listen in. */
  readonly taps: Pick<Taps, 'port' | 'leave'>;
  /** Opens a port and keeps it open: `keepLink`. */
  readonly keepPort: (address: string, options: LinkOptions, on: LinkEvents) => { close(): Promise<void> };
}

type ReaderSide = Pick<Kiosk, 'card' | 'cardHint' | 'cardLifted' | 'readerWorks'>;

/** Starts the driver of the configured card reader and lets its cards and faults reach the kiosk and the hub. */
export function attachReader(setting: KioskDevice, kiosk: ReaderSide, world: DeviceWorld): CardReader {
  const model = knownModel(idCardReader.models, setting.model);
  let isClosed = false;
  const damped = createDampedHealth((health) => {
    // `flapping` stands beside the fault that comes and goes, which counts.
    kiosk.readerWorks(health.faults.every((fault) => fault === 'cable-noise' || fault === 'flapping'));
    report('card-reader', health, world);
  });
  const ear = readerEar(model, deviceName(world.agent, 'card-reader'));
  const port = portOf(setting, model, ear, world);
  const reader = createCardReader(port.connect, model, {
    card: (card) => kiosk.card(card),
    hint: (hint) => kiosk.cardHint(hint),
    lifted: () => kiosk.cardLifted(),
    health(health) {
      if (!isClosed) damped.note(health);
    },
  });
  return {
    check: () => reader.check(),
    async close() {
      isClosed = true;
      damped.close();
      port.leave();
      await reader.close();
    },
  };
}

/** The same for the printer. It is offered while the driver would try a ticket and no fault that stops it is held. */
export function attachPrinter(
  setting: KioskDevice,
  kiosk: () => Pick<Kiosk, 'printerWorks'>,
  world: DeviceWorld,
): TicketPrinter {
  const model = knownModel(escposPrinter.models, setting.model);
  let isReady = false;
  let isHeld = false;
  // What a driver still learns when its port is another's already is nobody's.
  let isClosed = false;
  const tell = (): void => {
    if (!isClosed) kiosk().printerWorks(isReady && !isHeld);
  };
  const damped = createDampedHealth((health) => {
    report('printer', health, world);
    isHeld = stoppingFaults(health.faults).length > 0;
    tell();
  });
  const ear = printerEar(model, deviceName(world.agent, 'printer'));
  const port = portOf(setting, model, ear, world);
  const printer = createTicketPrinter(port.connect, model, {
    health(health) {
      if (!isClosed) damped.note(health);
    },
    ready(ready) {
      isReady = ready;
      tell();
    },
  });
  return {
    print: (paper) => printer.print(paper),
    async close() {
      isClosed = true;
      damped.close();
      port.leave();
      await printer.close();
    },
  };
}

/** What a device of this kiosk is called in the hall. */
export const deviceName = (agent: string, kind: DeviceKind): string =>
  `${agent}-${kind === 'card-reader' ? 'reader' : kind}`;

function report(
  kind: DeviceKind,
  { faults, skippedBytes }: Health,
  { agent, session, log }: DeviceWorld,
): void {
  const device = deviceName(agent, kind);
  session.report({ device, kind, at: Date.now(), faults: [...faults], skippedBytes });
  if (faults.length === 0) log.info({ device }, `${device} is well`);
  else log.warn({ device, faults, skippedBytes }, `${device}: ${describe(faults)}`);
}

const describe = (faults: readonly DeviceFault[]): string => faults.join(', ');

/** A device's port: how its driver opens it, and how it is left for good. */
function portOf(
  { address, baud }: KioskDevice,
  model: { readonly baud: number },
  ear: Ear,
  { log, keepPort, taps }: DeviceWorld,
): { readonly connect: Connect; readonly leave: () => void } {
  const [device = address] = ear.devices;
  const tap = taps.port([ear]);
  const connect: Connect = (on) =>
    keepPort(
      address,
      { baud: baud ?? model.baud },
      {
        up(link) {
          log.info({ device, address }, `${device} is connected`);
          on.up(tap.wrap(link));
        },
        down(why) {
          log.warn(
            { device, address },
            `${device} is not there (${why}); plug it in, the rest goes on without it`,
          );
          on.down(why);
        },
      },
    );
  return { connect, leave: () => taps.leave(tap) };
}
