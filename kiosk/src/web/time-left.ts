import { computed, signal } from '@preact/signals';
import { leaving } from './live.ts';

const now = signal(performance.now());
setInterval(() => {
  now.value = performance.now();
}, 250);

/** Whole seconds until the page goes back by itself; null where it does not. */
export const secondsLeft = computed(() =>
  leaving.value === null ? null : Math.max(0, Math.ceil((leaving.value.at - now.value) / 1000)),
);

/** The time is nearly over: is anybody there? */
export const nearlyOver = computed(() => leaving.value !== null && now.value >= leaving.value.asksFrom);
