import { signal } from '@preact/signals';
import { followLive, timeZone, type Live } from '@jiaohao/shared/web';
import type { DeskView } from '../../http/shapes/desk.ts';
import { hearTime } from '../hub-clock.ts';

/** What the desk has to look after; null before anything was heard. */
export const desk = signal<DeskView | null>(null);

/** Keeps {@link desk} as it is at the hub. */
export function followDesk(): Live {
  return followLive({
    url: '/api/desk/live',
    hears: {
      desk(value: DeskView) {
        timeZone.value = value.timeZone;
        hearTime(value.at);
        desk.value = value;
      },
    },
  });
}
