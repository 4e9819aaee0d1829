import { computed, signal } from '@preact/signals';
import { followLive, timeZone, type Live } from '@jiaohao/shared/web';
import type { CounterView } from '../../../http/shapes/counter.ts';
import { read } from '../../api.ts';
import { hearTime } from '../../hub-clock.ts';

/** The window of this page as it is; null before anything was heard. */
export const counter = signal<CounterView | null>(null);

/** What two connections bring may come in the wrong order by so much, ms; more is a clock that was set. */
const outOfOrderMs = 5000;

function show(value: CounterView): void {
  const late = (counter.value?.at ?? 0) - value.at;
  if (late > 0 && late < outOfOrderMs) return;
  timeZone.value = value.timeZone;
  hearTime(value.at);
  counter.value = value;
}

/** Asks how the window is now: what was just done is seen before anything else is done. */
export async function lookAgain(window: number): Promise<void> {
  const said = await read<CounterView>(`/windows/${window}/counter`);
  if (said.ok) show(said.value);
}

const following = signal<Live | null>(null);
/** Whether {@link counter} is what is. */
export const isLive = computed(() => following.value?.live.value ?? null);

/** Keeps {@link counter} as it is at the window. */
export function followWindow(window: number): Live {
  const live = followLive({
    url: `/api/windows/${window}/live`,
    hears: {
      counter: show,
    },
  });
  following.value = live;
  return live;
}
