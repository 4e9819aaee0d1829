import type { Bilingual } from '@jiaohao/shared';

/** A paper number, or why there is none. */
export type TornOff = { readonly number: string } | Bilingual;

export const noBook: Bilingual = {
  zh: '本机没有今天的纸质号段，不能发号。请到有号段的咨询台发号；中心服务恢复后，在这里选好咨询台号即可领取。',
  en: 'This browser has no paper numbers for today. Give them out at a desk that has some; once the hub is back, choose the desk here and it gets some.',
};

export function usedUp(series: string): Bilingual {
  return {
    zh: `本机的${series}字纸质号已用完。请到另一咨询台发号；中心服务恢复后会自动再领一段。`,
    en: `The ${series} paper numbers of this browser are used up. Give them out at another desk; it gets more by itself when the hub is back.`,
  };
}

export function oldList(date: string): Bilingual {
  return {
    zh: `补录清单上还有 ${date} 没发送的行，今天的号记不进去。请把号码手写在纸上，等中心服务恢复后先发送旧清单，再补录。`,
    en: `The paper list still has rows of ${date} that were not sent, so numbers of today cannot be noted on it. Write them on paper; send the old list when the hub is back, then enter them.`,
  };
}
