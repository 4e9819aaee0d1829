import { signal } from '@preact/signals';
import type { Bilingual } from '@jiaohao/shared';

/** Now by the hub's clock, epoch milliseconds: what the page counts from was written down by it. */
export const hubNow = signal(Date.now());

let ahead = 0;

/** The hub says what time it is. */
export function hearTime(at: number): void {
  ahead = at - Date.now();
  hubNow.value = at;
}

/** Keeps {@link hubNow} going. Returns what stops it. */
export function keepTime(): () => void {
  const ticking = setInterval(() => {
    hubNow.value = Date.now() + ahead;
  }, 1000);
  return () => clearInterval(ticking);
}

/** How long something has been so, in whole minutes. */
export function minutesSince(at: number): Bilingual {
  const minutes = Math.max(0, Math.floor((hubNow.value - at) / 60_000));
  if (minutes === 0) return { zh: '刚刚', en: 'just now' };
  return { zh: `${minutes}分钟`, en: `${minutes} min` };
}
