import type { Bilingual } from '@jiaohao/shared';
import { hubNow } from '../../hub-clock.ts';

/** How long something has been so, in whole minutes. */
export function minutesSince(at: number): Bilingual {
  const minutes = Math.max(0, Math.floor((hubNow.value - at) / 60_000));
  if (minutes === 0) return { zh: '刚刚', en: 'just now' };
  return { zh: `${minutes}分钟`, en: `${minutes} min` };
}
