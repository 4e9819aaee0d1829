import type { Bilingual } from '@jiaohao/shared';

/** Whole minutes between two moments, epoch milliseconds; never less than none. */
export function minutesFrom(since: number, at: number): number {
  return Math.max(0, Math.floor((at - since) / 60_000));
}

/** How long something took or takes: `43分钟`, from an hour on `1小时05分`. */
export function spanWords(minutes: number): Bilingual {
  if (minutes < 60) return { zh: `${minutes}分钟`, en: `${minutes} min` };
  const hours = Math.floor(minutes / 60);
  const rest = String(minutes % 60).padStart(2, '0');
  return { zh: `${hours}小时${rest}分`, en: `${hours} h ${rest} min` };
}

/** Seconds as minutes with one digit after the point; a dash where nothing was measured. */
export function minutesOf(seconds: number | null): string {
  return seconds === null ? '–' : (seconds / 60).toFixed(1);
}
