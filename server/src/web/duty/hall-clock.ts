import { computed, effect, signal } from '@preact/signals';
import { dateTime } from '@jiaohao/shared/web';
import { duty } from '../hall-live.ts';

/** The time by the hub's clock, epoch milliseconds: waits grow though nothing happens, and the clock of a PC may be wrong. */
export const now = signal(Date.now());

/** A moment's date on the hall's calendar, `2026-11-25`. */
const dateOf = (at: number): string => dateTime(at).slice(0, 10);
/** The hall's date now: a page may stay open over night, and the last day's figures are not today's. */
export const today = computed(() => dateOf(now.value));

/** Whether something happened today. */
export function isToday(at: number): boolean {
  return dateOf(at) === today.value;
}

/** How far the hub's clock is ahead of this PC's, ms. */
let ahead = 0;
const beatMs = 1000;

/** Keeps {@link now} going; call it once, when the page starts. */
export function followClock(): () => void {
  const listening = effect(() => {
    if (duty.value === null) return;
    ahead = duty.value.at - Date.now();
    now.value = duty.value.at;
  });
  const ticking = setInterval(() => {
    now.value = Date.now() + ahead;
  }, beatMs);
  return () => {
    listening();
    clearInterval(ticking);
  };
}
