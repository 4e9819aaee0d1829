import { LinkLostError, type ByteLink } from '@jiaohao/shared';
import type { OpenWire, Wire } from './wire.ts';

/** A cable without a port: the host's end is a {@link ByteLink} in the same process. */
export interface MemoryCable {
  readonly open: OpenWire;
  /** The host's end, as an agent would get from opening the port. Opening again after an unplug gives a new one. */
  connect(): ByteLink;
}

/** Builds a cable for tests that need no real port. Bytes arrive in a later turn, as on any wire. */
export function memoryCable(address = 'memory'): MemoryCable {
  let hear: (bytes: Uint8Array) => void = () => {};
  let plugged = false;
  let host: { arrive(bytes: Uint8Array): void; lose(why: string): void } | null = null;

  const unplug = (): Promise<void> => {
    plugged = false;
    host?.lose('unplugged');
    host = null;
    return Promise.resolve();
  };
  const open: OpenWire = (listener) => {
    hear = listener;
    plugged = true;
    const wire: Wire = {
      address,
      send: (bytes) => host?.arrive(bytes.slice()),
      get plugged() {
        return plugged;
      },
      unplug,
      plug() {
        plugged = true;
        return Promise.resolve();
      },
      close: unplug,
    };
    return Promise.resolve(wire);
  };

  const connect = (): ByteLink => {
    if (!plugged) throw new LinkLostError(`${address} is not plugged in`);
    const byteListeners = new Set<(bytes: Uint8Array) => void>();
    const lossListeners = new Set<(why: string) => void>();
    const end = {
      arrive: (bytes: Uint8Array) =>
        queueMicrotask(() => {
          for (const listener of byteListeners) listener(bytes);
        }),
      lose: (why: string) => {
        for (const listener of lossListeners) listener(why);
      },
    };
    host = end;
    return {
      address,
      write(bytes) {
        if (host !== end) return Promise.reject(new LinkLostError(`${address} is gone`));
        const sent = bytes.slice();
        queueMicrotask(() => hear(sent));
        return Promise.resolve();
      },
      onBytes(listener) {
        byteListeners.add(listener);
        return () => byteListeners.delete(listener);
      },
      onLost(listener) {
        lossListeners.add(listener);
        return () => lossListeners.delete(listener);
      },
      close() {
        if (host === end) host = null;
        return Promise.resolve();
      },
    };
  };
  return { open, connect };
}
