import { computed } from '@preact/signals';
import { dateTime } from '@jiaohao/shared/web';
import { hubNow } from '../hub-clock.ts';

/** A moment's date on the hall's calendar, `2026-11-25`. */
const dateOf = (at: number): string => dateTime(at).slice(0, 10);
/** The hall's date now: a page may stay open over night, and the last day's figures are not today's. */
export const today = computed(() => dateOf(hubNow.value));

/** Whether something happened today. */
export function isToday(at: number): boolean {
  return dateOf(at) === today.value;
}
