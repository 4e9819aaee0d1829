import type { Bilingual } from '@jiaohao/shared';
import { MINUTE, timeOfDay } from '../hall-day/stamp.ts';

const MINUTES_A_DAY = 1440;

/**
 * When something should work again, for people: 预计15:30恢复.
 * @param midnight of the day it is said on, epoch milliseconds, as `repairBy` and `at`
 */
export function repairTime(midnight: number, repairBy: number, at: number): Bilingual {
  if (repairBy <= at) return { zh: '恢复时间待定', en: 'for how long is not known' };
  const minute = Math.floor((repairBy - midnight) / MINUTE);
  const days = Math.floor(minute / MINUTES_A_DAY);
  const time = timeOfDay(minute % MINUTES_A_DAY);
  if (days === 0) return { zh: `预计${time}恢复`, en: `until about ${time}` };
  return days === 1
    ? { zh: `预计明天${time}恢复`, en: `until about ${time} tomorrow` }
    : { zh: `预计${days}天后${time}恢复`, en: `until about ${time} in ${days} days` };
}
