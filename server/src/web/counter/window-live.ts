import { computed, signal } from '@preact/signals';
import { followLive, timeZone, type Live } from '@jiaohao/shared/web';
import type { CounterView } from '../../http/shapes/counter.ts';
import { hearTime } from './hub-clock.ts';

/** The window of this page as it is; null before anything was heard. */
export const counter = signal<CounterView | null>(null);

const following = signal<Live | null>(null);
/** Whether {@link counter} is what is. */
export const isLive = computed(() => following.value?.live.value ?? null);

/** Keeps {@link counter} as it is at the window. */
export function followWindow(window: number): Live {
  const live = followLive({
    url: `/api/windows/${window}/live`,
    hears: {
      counter(value: CounterView) {
        timeZone.value = value.timeZone;
        hearTime(value.at);
        counter.value = value;
      },
    },
  });
  following.value = live;
  return live;
}
