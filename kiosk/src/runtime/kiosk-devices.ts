import type { DeviceFault, DeviceKind, KioskDevice, KioskEquipment } from '@jiaohao/shared';
import type { Session } from '@jiaohao/shared/node';
import type { Printable } from '../domain/paper.ts';
import type { CardReader } from '../drivers/card-reader/card-reader.ts';
import type { PrintOutcome } from '../drivers/printer/job.ts';
import type { TicketPrinter } from '../drivers/printer/printer.ts';
import { attachPrinter, attachReader, deviceName, type DeviceWorld } from './devices.ts';
import type { Kiosk } from './kiosk.ts';

export interface KioskDevicesWorld extends DeviceWorld {
  readonly session: Pick<Session, 'report' | 'forget'>;
}

type KioskSide = Pick<Kiosk, 'card' | 'cardHint' | 'cardLifted' | 'readerWorks' | 'printerWorks'>;

/** The reader and the printer of a kiosk as they are now; each may be another, or none, while it runs. */
export class KioskDevices {
  readonly #world: KioskDevicesWorld;
  readonly #kiosk: () => KioskSide;
  #equipment: KioskEquipment = {};
  #reader: CardReader | null = null;
  #printer: TicketPrinter | null = null;
  #jobs = 0;

  /** Nothing is opened yet; the kiosk is asked for once something is. */
  constructor(kiosk: () => KioskSide, world: KioskDevicesWorld) {
    this.#kiosk = kiosk;
    this.#world = world;
  }

  /** What is there to be tried; null where there is none. */
  get reader(): Pick<CardReader, 'check'> | null {
    return this.#reader;
  }

  get printer(): Pick<TicketPrinter, 'print'> | null {
    return this.#printer === null ? null : this;
  }

  /** Something is on its way to paper. */
  get isPrinting(): boolean {
    return this.#jobs > 0;
  }

  /** All devices, as the hall calls them. */
  get names(): string[] {
    return kindsIn(this.#equipment).map((kind) => deviceName(this.#world.agent, kind));
  }

  /** Prints one paper on the printer there is. Never rejects. */
  async print(paper: Printable): Promise<PrintOutcome> {
    if (this.#printer === null) return { printed: false, faults: noPrinter };
    this.#jobs += 1;
    try {
      return await this.#printer.print(paper);
    } finally {
      this.#jobs -= 1;
    }
  }

  /** Closes what is another from now on, and opens that. Both are closed before one is opened: they may swap their ports. */
  async become(next: KioskEquipment): Promise<void> {
    const before = this.#equipment;
    this.#equipment = next;
    const otherReader = !same(before.reader, next.reader);
    const otherPrinter = !same(before.printer, next.printer);
    await Promise.all([otherReader && this.#closeReader(), otherPrinter && this.#closePrinter()]);
    if (otherReader && next.reader !== undefined)
      this.#reader = attachReader(next.reader, this.#kiosk(), this.#world);
    if (otherPrinter && next.printer !== undefined)
      this.#printer = attachPrinter(next.printer, this.#kiosk, this.#world);
    for (const kind of kindsIn(before))
      if (!kindsIn(next).includes(kind)) this.#world.session.forget(deviceName(this.#world.agent, kind));
  }

  async close(): Promise<void> {
    await Promise.all([this.#reader?.close(), this.#printer?.close()]);
  }

  async #closeReader(): Promise<void> {
    const reader = this.#reader;
    this.#reader = null;
    await reader?.close();
    this.#kiosk().readerWorks(false);
  }

  async #closePrinter(): Promise<void> {
    const printer = this.#printer;
    this.#printer = null;
    await printer?.close();
    this.#kiosk().printerWorks(false);
  }
}

const noPrinter: readonly DeviceFault[] = ['unplugged'];

function kindsIn({ reader, printer }: KioskEquipment): DeviceKind[] {
  return [
    ...(reader === undefined ? [] : ['card-reader' as const]),
    ...(printer === undefined ? [] : ['printer' as const]),
  ];
}

const same = (one: KioskDevice | undefined, other: KioskDevice | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
