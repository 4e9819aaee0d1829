import type { ByteLink } from '../link/byte-link.ts';
import { openLink, type LinkOptions } from './open-link.ts';

/** A port that is opened again for as long as it takes: unplugged devices come back. */
export interface KeptLink {
  /** The open link, or null while the device is away. */
  readonly link: ByteLink | null;
  /** Stops trying and closes the port. */
  close(): Promise<void>;
}

export interface LinkEvents {
  up(link: ByteLink): void;
  /** Once per absence, also when the first try fails: one sentence. */
  down(why: string): void;
}

const firstPauseMs = 200;
const longestPauseMs = 2000;

/** Opens `address` and keeps it open; see {@link openLink} for what an address may be. */
export function keepLink(address: string, options: LinkOptions, events: LinkEvents): KeptLink {
  let link: ByteLink | null = null;
  let stopped = false;
  let told = false;
  let pause = firstPauseMs;
  let timer: NodeJS.Timeout | undefined;
  let opening: Promise<void> = Promise.resolve();

  const again = (why: string): void => {
    link = null;
    if (stopped) return;
    if (!told) {
      told = true;
      events.down(why);
    }
    timer = setTimeout(() => {
      opening = tryOpen();
    }, pause);
    pause = Math.min(pause * 2, longestPauseMs);
  };
  const tryOpen = async (): Promise<void> => {
    try {
      const opened = await openLink(address, options);
      if (stopped) {
        await opened.close();
        return;
      }
      link = opened;
      told = false;
      pause = firstPauseMs;
      opened.onLost(again);
      events.up(opened);
    } catch (error) {
      again(error instanceof Error ? error.message : String(error));
    }
  };
  opening = tryOpen();

  return {
    get link() {
      return link;
    },
    async close() {
      stopped = true;
      clearTimeout(timer);
      await opening;
      await link?.close();
      link = null;
    },
  };
}
