import type { Clock } from '../clock.ts';
import { createPacer } from './pacer.ts';
import type { OpenWire, Wire } from './wire.ts';

/** One device's clip on a line. */
interface Tap {
  /** Talks: towards the host, and heard by every neighbour on the line. */
  send(bytes: Uint8Array): void;
  /** Off the line it neither hears nor is heard. */
  attached: boolean;
}

/** A cable with one device at its end, or an RS-485 bus with several. Everyone hears everyone. */
export interface Line {
  readonly id: string;
  /** What an agent opens. */
  readonly address: string;
  readonly plugged: boolean;
  /** Bits per second; a device that is told to changes it. */
  baud: number;
  /** Whether devices talk into each other's words instead of waiting for silence. */
  collisions: boolean;
  /** Whether the host's adapter hands its own words back to it. */
  adapterEcho: boolean;
  attach(hear: (bytes: Uint8Array) => void): Tap;
  /** Pulls, or puts back, the host's end of the cable. */
  unplug(): Promise<void>;
  plug(): Promise<void>;
  close(): Promise<void>;
}

export interface LineOptions {
  readonly id: string;
  readonly open: OpenWire;
  readonly baud: number;
  /** False: bytes pass at once, for measuring. Collisions need time and are paced all the same. */
  readonly paced: boolean;
  readonly clock: Clock;
}

/** Opens a line. Rejects as its wire does. */
export async function openLine(options: LineOptions): Promise<Line> {
  const { clock } = options;
  const taps = new Map<Tap, (bytes: Uint8Array) => void>();
  const tellAll = (bytes: Uint8Array, except: Tap | null): void => {
    for (const [tap, hear] of taps) if (tap !== except && tap.attached) hear(bytes);
  };
  const rate = (): number | null => (options.paced || line.collisions ? line.baud : null);
  const down = createPacer(clock, rate, (bytes) => {
    if (line.adapterEcho) wire.send(bytes);
    tellAll(bytes, null);
  });
  const up = createPacer(clock, rate, (bytes) => wire.send(bytes));
  // Nobody is on the line before it is open, though its host may write at once.
  let arrive: (bytes: Uint8Array) => void = () => {};
  const wire: Wire = await options.open((bytes) => arrive(bytes));

  const talk = (tap: Tap, bytes: Uint8Array): void => {
    if (!tap.attached) return;
    if (line.collisions && up.busy) {
      up.collide(bytes);
      return;
    }
    up.push(bytes);
    if (taps.size > 1) tellAll(bytes, tap);
  };
  const quiet = (): void => {
    down.clear();
    up.clear();
  };

  const line: Line = {
    id: options.id,
    get address() {
      return wire.address;
    },
    get plugged() {
      return wire.plugged;
    },
    baud: options.baud,
    collisions: false,
    adapterEcho: false,
    attach(hear) {
      const tap: Tap = { attached: true, send: (bytes) => talk(tap, bytes) };
      taps.set(tap, hear);
      return tap;
    },
    async unplug() {
      quiet();
      await wire.unplug();
    },
    plug: () => wire.plug(),
    async close() {
      quiet();
      await wire.close();
    },
  };
  arrive = (bytes) => down.push(bytes);
  return line;
}
