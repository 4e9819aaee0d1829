import { signal, type ReadonlySignal } from '@preact/signals';
import { followLive, type Live } from '@jiaohao/shared/web';
import type { SeenFrames } from '../../http/shapes/device.ts';

/** A frame of the line with all that is needed to read it. */
export type LineFrame = SeenFrames['frames'][number] & Pick<SeenFrames, 'device' | 'protocol' | 'model'>;

/** What was seen of a line since the page began to look. */
export interface LineWatch extends Live {
  readonly frames: ReadonlySignal<readonly LineFrame[]>;
  /** Forgets what was seen so far. */
  clear(): void;
}

/** Enough for minutes of a busy line; the oldest are given up. */
const keptFrames = 3000;
/** For eyes. */
const everyMs = 200;

/** Looks at the line of a device, for as long as the page does. */
export function watchLine(device: string): LineWatch {
  const frames = signal<readonly LineFrame[]>([]);
  let arrived: LineFrame[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (): void => {
    timer = undefined;
    frames.value = [...frames.value, ...arrived].slice(-keptFrames);
    arrived = [];
  };
  const following = followLive({
    url: `/api/devices/${encodeURIComponent(device)}/frames`,
    hears: {
      watching() {},
      frames({ frames: told, ...of }: SeenFrames) {
        arrived.push(...told.map((frame) => ({ ...frame, ...of })));
        timer ??= setTimeout(show, everyMs);
      },
    },
  });
  return {
    frames,
    live: following.live,
    clear() {
      arrived = [];
      frames.value = [];
    },
    close() {
      clearTimeout(timer);
      following.close();
    },
  };
}
