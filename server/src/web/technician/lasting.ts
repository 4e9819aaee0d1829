import type { Bilingual } from '@jiaohao/shared';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A while, in its two largest units: 2 分 5 秒. */
export function lasting(ms: number): Bilingual {
  if (ms < second) return { zh: '不到 1 秒', en: 'under 1 s' };
  if (ms < minute) return parts([Math.floor(ms / second), '秒', 's']);
  if (ms < hour)
    return parts([Math.floor(ms / minute), '分', 'min'], [Math.floor((ms % minute) / second), '秒', 's']);
  if (ms < day)
    return parts([Math.floor(ms / hour), '小时', 'h'], [Math.floor((ms % hour) / minute), '分', 'min']);
  return parts([Math.floor(ms / day), '天', 'd'], [Math.floor((ms % day) / hour), '小时', 'h']);
}

type Part = readonly [number, string, string];

function parts(first: Part, second?: Part): Bilingual {
  const told = second === undefined || second[0] === 0 ? [first] : [first, second];
  return {
    zh: told.map(([n, zh]) => `${n} ${zh}`).join(' '),
    en: told.map(([n, , en]) => `${n} ${en}`).join(' '),
  };
}
