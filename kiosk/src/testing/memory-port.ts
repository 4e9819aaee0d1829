import type { ByteLink, DeviceCodec } from '@jiaohao/shared';
import type { Connect } from '../drivers/port.ts';

/** A port in memory with a device of the test's own at its far end, spoken to through the device's side of the codec. */
export interface MemoryPort<ToDevice, ToHost> {
  readonly connect: Connect;
  /** Everything the driver has sent, in order. */
  readonly received: ToDevice[];
  /** The same, as it came. */
  readonly bytes: number[];
  plug(): void;
  unplug(): void;
  /** It takes no more bytes, and says nothing of it. */
  stall(): void;
  /** The device speaks. */
  say(message: ToHost): void;
  /** Anything comes out of the line. */
  noise(bytes: Uint8Array): void;
}

/** `hear` is the device: what it does when a message arrives. */
export function memoryPort<ToDevice, ToHost>(
  codec: DeviceCodec<ToDevice, ToHost>,
  hear: (message: ToDevice, say: (answer: ToHost) => void) => void,
): MemoryPort<ToDevice, ToHost> {
  let events: Parameters<Connect>[0] | null = null;
  let listeners = new Set<(bytes: Uint8Array) => void>();
  let lost = new Set<(why: string) => void>();
  let framer = codec.toDevice.framer();
  let plugged = false;
  let stalled = false;
  const received: ToDevice[] = [];
  const bytesSent: number[] = [];

  const noise = (bytes: Uint8Array): void => {
    // As from a wire: later than the write that caused it.
    const here = listeners;
    queueMicrotask(() => {
      for (const listener of here) listener(bytes);
    });
  };
  const say = (message: ToHost): void => {
    if (plugged) noise(codec.toHost.encode(message));
  };
  const link = (): ByteLink => ({
    address: 'memory',
    write(bytes) {
      if (stalled) return new Promise(() => {});
      bytesSent.push(...bytes);
      for (const message of framer.push(bytes)) {
        received.push(message);
        hear(message, say);
      }
      return Promise.resolve();
    },
    onBytes(listener) {
      const here = listeners;
      here.add(listener);
      return () => here.delete(listener);
    },
    onLost(listener) {
      lost.add(listener);
      return () => lost.delete(listener);
    },
    close: () => Promise.resolve(),
  });

  return {
    connect(on) {
      events = on;
      return { close: () => Promise.resolve() };
    },
    received,
    bytes: bytesSent,
    plug() {
      plugged = true;
      stalled = false;
      framer = codec.toDevice.framer();
      listeners = new Set();
      lost = new Set();
      events?.up(link());
    },
    unplug() {
      plugged = false;
      for (const listener of lost) listener('unplugged');
      events?.down('unplugged');
    },
    stall() {
      stalled = true;
    },
    say,
    noise,
  };
}
