import type { WindowNumber } from '@jiaohao/shared';

/** A call as it is spoken. */
export interface SpokenCall {
  /** `A012`; without its letter where that is not known. */
  readonly number: string;
  readonly window: WindowNumber;
}

const chinese = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const english = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;

/** Letters and digits one by one: a machine that reads `012` as twelve calls nobody. */
function spelt(text: string, digits: readonly string[]): string {
  return Array.from(text, (character) =>
    /^\d$/.test(character) ? digits[Number(character)] : character,
  ).join(' ');
}

/** The sentence of a call, in words: 请 A 零 一 二 号 到 三 号 窗口. In English after it, if that is wanted. */
export function sentenceFor({ number, window }: SpokenCall, withEnglish: boolean): string {
  const zh = `请 ${spelt(number, chinese)} 号 到 ${spelt(String(window), chinese)} 号 窗口`;
  if (!withEnglish) return zh;
  return `${zh}。Number ${spelt(number, english)}, window ${spelt(String(window), english)}, please.`;
}
