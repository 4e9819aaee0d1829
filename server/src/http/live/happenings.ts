/** More than a page shows at once. */
const most = 50;
/** In all: a line that a technician looks at may be noisy. */
const mostBytes = 256 * 1024;

/** What happened and has not been sent yet, in order. The oldest is given up when there is too much. */
export interface Happenings {
  add(frame: Uint8Array): void;
  /** Takes the oldest off. */
  take(): Uint8Array | undefined;
  readonly count: number;
  readonly bytes: number;
}

/** @param dropped called for each that is given up */
export function createHappenings(dropped: () => void): Happenings {
  const kept: Uint8Array[] = [];
  let bytes = 0;
  const take = (): Uint8Array | undefined => {
    const frame = kept.shift();
    bytes -= frame?.length ?? 0;
    return frame;
  };
  const isTooMuch = (): boolean => kept.length > most || (bytes > mostBytes && kept.length > 1);
  return {
    add(frame) {
      kept.push(frame);
      bytes += frame.length;
      while (isTooMuch()) {
        take();
        dropped();
      }
    },
    take,
    get count() {
      return kept.length;
    },
    get bytes() {
      return bytes;
    },
  };
}
