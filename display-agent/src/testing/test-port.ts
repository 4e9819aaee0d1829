import { LinkLostError, type ByteLink } from '@jiaohao/shared';
import type { LineOptions } from '../drivers/line/line.ts';

type Events = Parameters<LineOptions['keep']>[0];

/** A port in memory: the agent's end is kept open as `keepLink` does, the devices' end is the test's. */
export class TestPort {
  #events: Events | null = null;
  #listeners: ((bytes: Uint8Array) => void)[] = [];
  /** What the host has written since the last look. */
  #written: Uint8Array[] = [];
  /** The devices: called with each write of the host. */
  onWrite: ((bytes: Uint8Array) => void) | null = null;
  /** As some RS-485 adapters do: the host hears itself. */
  hearsItself = false;

  readonly keep = (events: Events): { close(): Promise<void> } => {
    this.#events = events;
    return { close: () => Promise.resolve() };
  };

  plug(): void {
    this.#listeners = [];
    const listeners = this.#listeners;
    const link: ByteLink = {
      address: 'test port',
      write: (bytes) => {
        if (listeners !== this.#listeners) return Promise.reject(new LinkLostError('the test port is gone'));
        this.#written.push(bytes);
        if (this.hearsItself) this.say(bytes);
        queueMicrotask(() => this.onWrite?.(bytes));
        return Promise.resolve();
      },
      onBytes: (listener) => {
        listeners.push(listener);
        return () => {};
      },
      onLost: () => () => {},
      close: () => Promise.resolve(),
    };
    this.#events?.up(link);
  }

  unplug(why = 'the test port was unplugged'): void {
    this.#listeners = [];
    this.#events?.down(why);
  }

  /** Bytes from a device. */
  say(bytes: Uint8Array): void {
    const listeners = this.#listeners;
    queueMicrotask(() => {
      for (const listener of listeners) listener(bytes);
    });
  }

  /** What the host wrote since the last call, one entry a write. */
  take(): Uint8Array[] {
    return this.#written.splice(0);
  }
}
