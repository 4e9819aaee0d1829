import type { Bilingual } from '@jiaohao/shared';
import type { Settings } from '../domain/settings.ts';

/** What can be chosen in settings, in words. */
export const choiceWords = {
  required: { zh: '必须登录', en: 'required' },
  optional: { zh: '不必登录', en: 'optional' },
  'priority-calling': { zh: '优先叫号', en: 'priority calling' },
  'dedicated-numbers': { zh: '单独号段', en: 'numbers of its own' },
  employer: { zh: '单位经办', en: 'employer' },
  pregnant: { zh: '孕妇', en: 'pregnant' },
  elderly: { zh: '老年人', en: 'elderly' },
  disabled: { zh: '残障人士', en: 'disabled' },
  urgent: { zh: '紧急情况', en: 'urgent' },
  other: { zh: '其他', en: 'other' },
  3: { zh: '三位（A001–A999）', en: 'three (A001–A999)' },
  4: { zh: '四位（A0001–A9999）', en: 'four (A0001–A9999)' },
} as const satisfies Record<string, Bilingual>;

/** The value of a setting as a change tells it. */
export function valueWords(value: Settings[keyof Settings]): Bilingual | boolean | number | null {
  if (typeof value === 'boolean' || typeof value === 'number') return value;
  const words = (typeof value === 'string' ? [value] : value).map(wordOf);
  if (words.length === 0) return null;
  return { zh: words.map(({ zh }) => zh).join('、'), en: words.map(({ en }) => en).join(', ') };
}

const wordOf = (choice: string): Bilingual =>
  new Map<string, Bilingual>(Object.entries(choiceWords)).get(choice) ?? { zh: choice, en: choice };
