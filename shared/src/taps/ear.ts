import type { DeviceCodec, Framer } from '../codec/codec.ts';
import type { FrameDirection } from '../codec/frame-words.ts';
import type { SeenBytes } from '../codec/seen-bytes.ts';
import type { DeviceProtocol } from '../contracts/frames.ts';

/** Something that went over a line, as it may be shown. */
export interface Overheard {
  /** Whose it is: a frame of a keypad is also one of its bus. */
  readonly devices: readonly string[];
  readonly direction: FrameDirection;
  readonly bytes: SeenBytes;
  readonly isFrame: boolean;
}

/** What an open ear tells. Noise is told with its place in what was heard, counted in bytes. */
export interface EarListener {
  frame(overheard: Overheard): void;
  noise(at: number, bytes: SeenBytes): void;
}

/** One protocol on a port, for whoever listens in. */
export interface Ear {
  readonly protocol: DeviceProtocol;
  readonly model: string;
  readonly devices: readonly string[];
  open(listener: EarListener): OpenEar;
}

export interface OpenEar {
  /** The host wrote this: whole frames. */
  sent(bytes: Uint8Array): void;
  /** This came in, cut anyhow. */
  heard(bytes: Uint8Array): void;
  /** The line went quiet. */
  flush(): void;
  /** Bytes held for the rest of a frame. */
  readonly pending: number;
}

export interface EarOptions<ToDevice, ToHost> {
  readonly protocol: DeviceProtocol;
  readonly model: string;
  readonly codec: DeviceCodec<ToDevice, ToHost>;
  /** All devices of this protocol on the port. */
  readonly devices: readonly string[];
  /** Whose a message is; nobody's: it is not told. */
  readonly devicesOf: (message: ToDevice | ToHost) => readonly string[];
  /** What may be shown of bytes that went this way. */
  readonly seen: (direction: FrameDirection, bytes: Uint8Array, isFrame: boolean) => SeenBytes;
}

/** Builds the ear of a protocol. It frames with framers of its own, so that it never touches those of the driver. */
export function createEar<ToDevice, ToHost>(options: EarOptions<ToDevice, ToHost>): Ear {
  const { protocol, model, devices } = options;
  return { protocol, model, devices, open: (listener) => openEar(options, listener) };
}

function openEar<ToDevice, ToHost>(
  { codec, devicesOf, seen }: EarOptions<ToDevice, ToHost>,
  listener: EarListener,
): OpenEar {
  let place = 0;
  const framer: Framer<ToHost> = codec.toHost.framer((bytes, message) => {
    const shown = seen('to-host', bytes, message !== null);
    if (message === null) listener.noise(place, shown);
    else listener.frame({ devices: devicesOf(message), direction: 'to-host', bytes: shown, isFrame: true });
    place += bytes.length;
  });
  return {
    sent(bytes) {
      const written = codec.toDevice.framer();
      const messages = [...written.push(bytes), ...written.flush()];
      const whose = [...new Set(messages.flatMap(devicesOf))];
      // Nobody's: another protocol's words on the same pair.
      if (whose.length > 0)
        listener.frame({
          devices: whose,
          direction: 'to-device',
          bytes: seen('to-device', bytes, true),
          isFrame: true,
        });
    },
    heard: (bytes) => void framer.push(bytes),
    flush: () => void framer.flush(),
    get pending() {
      return framer.pending;
    },
  };
}
