import type { ByteLink } from '../link/byte-link.ts';

/** The bytes of a link for its driver, which somebody may hear just before: an answer written at once comes after what it answers. */
export interface FirstHand {
  onBytes: ByteLink['onBytes'];
  /** Who hears them first from now on; null: nobody. */
  before(first: ((bytes: Uint8Array) => void) | null): void;
}

/** Listens to the link only while somebody listens here. */
export function firstHand(link: Pick<ByteLink, 'onBytes'>): FirstHand {
  const listeners = new Set<(bytes: Uint8Array) => void>();
  let first: ((bytes: Uint8Array) => void) | null = null;
  let stop: (() => void) | null = null;
  const settle = (): void => {
    const isWanted = listeners.size > 0 || first !== null;
    if (isWanted && stop === null)
      stop = link.onBytes((bytes) => {
        first?.(bytes);
        for (const listener of listeners) listener(bytes);
      });
    else if (!isWanted) {
      stop?.();
      stop = null;
    }
  };
  return {
    onBytes(listener) {
      listeners.add(listener);
      settle();
      return () => {
        listeners.delete(listener);
        settle();
      };
    },
    before(next) {
      first = next;
      settle();
    },
  };
}
