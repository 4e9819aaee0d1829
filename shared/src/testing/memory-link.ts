import type { ByteLink } from '../link/byte-link.ts';

/** A link in memory whose far end is the test's. */
export function memoryLink(): {
  readonly link: ByteLink;
  /** Bytes from the device. */
  say(bytes: Uint8Array): void;
  lose(): void;
  /** Everything that was written. */
  readonly written: Uint8Array[];
  /** Who listens to what comes in. */
  readonly listening: number;
} {
  const listeners = new Set<(bytes: Uint8Array) => void>();
  const lost = new Set<(why: string) => void>();
  const written: Uint8Array[] = [];
  return {
    link: {
      address: 'memory',
      write(bytes) {
        written.push(bytes);
        return Promise.resolve();
      },
      onBytes(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      onLost(listener) {
        lost.add(listener);
        return () => lost.delete(listener);
      },
      close: () => Promise.resolve(),
    },
    say(bytes) {
      for (const listener of listeners) listener(bytes);
    },
    lose() {
      for (const listener of lost) listener('unplugged');
    },
    written,
    get listening() {
      return listeners.size;
    },
  };
}
