import type { ByteLink } from '../link/byte-link.ts';
import type { Ear, OpenEar, Overheard } from './ear.ts';
import { firstHand, type FirstHand } from './first-hand.ts';
import { createSharedNoise } from './shared-noise.ts';

export interface PortTapOptions {
  /** The protocols spoken on the port. */
  readonly ears: readonly Ear[];
  /** A frame has paused for so long that it will not end, ms. */
  readonly quietMs?: number;
  readonly schedule: (ms: number, fn: () => void) => () => void;
  take(ear: Ear, overheard: Overheard): void;
  /** Listening in failed and has stopped; the device is not touched by it. */
  failed(error: unknown): void;
}

/** Listens in on one port while one of its devices is watched. Otherwise it costs the port nothing but a look at a flag. */
export interface PortTap {
  readonly devices: ReadonlySet<string>;
  /** The link for the driver: the same, but what it writes passes by here. */
  wrap(link: ByteLink): ByteLink;
  /** Whose frames are wanted from now on. */
  watch(devices: ReadonlySet<string>): void;
}

const usualQuietMs = 100;

export function createPortTap(options: PortTapOptions): PortTap {
  const devices = new Set(options.ears.flatMap((ear) => ear.devices));
  let wanted: ReadonlySet<string> = new Set();
  let bytes: FirstHand | null = null;
  let tapped: Tapped | null = null;

  const close = (): void => {
    tapped?.close();
    tapped = null;
    bytes?.before(null);
  };
  const careful = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      close();
      options.failed(error);
    }
  };
  const begin = (): void => {
    if (tapped !== null || bytes === null || wanted.size === 0) return;
    const opened = listenIn(
      options,
      (ear, overheard) => {
        const whose = overheard.devices.filter((device) => wanted.has(device));
        if (whose.length > 0) options.take(ear, { ...overheard, devices: whose });
      },
      careful,
    );
    tapped = opened;
    bytes.before((heard) => careful(() => opened.heard(heard)));
  };

  return {
    devices,
    wrap(opened) {
      close();
      const own = firstHand(opened);
      bytes = own;
      opened.onLost(() => {
        if (bytes !== own) return;
        close();
        bytes = null;
      });
      begin();
      return {
        address: opened.address,
        write(written) {
          if (tapped !== null && bytes === own) careful(() => tapped?.sent(written));
          return opened.write(written);
        },
        onBytes: (listener) => own.onBytes(listener),
        onLost: (listener) => opened.onLost(listener),
        close: () => opened.close(),
      };
    },
    watch(now) {
      wanted = new Set([...now].filter((device) => devices.has(device)));
      if (wanted.size === 0) close();
      else begin();
    },
  };
}

interface Tapped {
  sent(bytes: Uint8Array): void;
  heard(bytes: Uint8Array): void;
  close(): void;
}

function listenIn(
  { ears, quietMs = usualQuietMs, schedule }: PortTapOptions,
  take: (ear: Ear, overheard: Overheard) => void,
  careful: (work: () => void) => void,
): Tapped {
  const [first] = ears;
  const noise = createSharedNoise(ears.length, (bytes) => {
    const everybody = ears.flatMap(({ devices }) => devices);
    if (first !== undefined) take(first, { devices: everybody, direction: 'to-host', bytes, isFrame: false });
  });
  const open: readonly OpenEar[] = ears.map((ear) =>
    ear.open({
      frame(overheard) {
        if (overheard.direction === 'to-host') noise.flush();
        take(ear, overheard);
      },
      noise: (at, bytes) => noise.skipped(at, bytes),
    }),
  );
  let callOff = (): void => {};
  const settle = (): void => {
    for (const ear of open) ear.flush();
    noise.flush();
  };
  return {
    sent(bytes) {
      for (const ear of open) ear.sent(bytes);
    },
    heard(bytes) {
      for (const ear of open) ear.heard(bytes);
      callOff();
      callOff = schedule(quietMs, () => careful(settle));
    },
    close: () => callOff(),
  };
}
