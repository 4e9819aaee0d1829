/** One recorded word or phrase: the voice that says it, and what it is given to say. */
export interface Clip {
  readonly voice: 'cmn' | 'en-us';
  readonly says: string;
}

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const englishDigits = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
] as const;
const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/** The phrases between letters and digits. */
export const phrases = {
  'zh-please': { voice: 'cmn', says: '请' },
  'zh-number-to': { voice: 'cmn', says: '号到' },
  'zh-number-moved-to': { voice: 'cmn', says: '号改到' },
  'zh-window': { voice: 'cmn', says: '号窗口' },
  'zh-test': { voice: 'cmn', says: '扬声器测试' },
  'en-number': { voice: 'en-us', says: 'number' },
  'en-window': { voice: 'en-us', says: 'window' },
  'en-now-window': { voice: 'en-us', says: 'now at window' },
  'en-please': { voice: 'en-us', says: 'please' },
} as const satisfies Readonly<Record<string, Clip>>;

/** Everything that any call is made of, by the name of its clip: letters are said as letters, in both languages alike. */
export const clips: ReadonlyMap<string, Clip> = new Map<string, Clip>([
  ...Object.entries(phrases),
  ...digits.map((says, digit) => [`zh-${digit}`, { voice: 'cmn', says }] as const),
  ...englishDigits.map((says, digit) => [`en-${digit}`, { voice: 'en-us', says }] as const),
  ...letters.map((says) => [`letter-${says.toLowerCase()}`, { voice: 'en-us', says }] as const),
]);

/** What a character of a number or a window is called; undefined where no clip says it. */
export function clipOf(character: string, language: 'zh' | 'en'): string | undefined {
  const name = /^\d$/.test(character) ? `${language}-${character}` : `letter-${character.toLowerCase()}`;
  return clips.has(name) ? name : undefined;
}

/** A digit as a word; any other character as it is. */
export function wordOf(character: string, language: 'zh' | 'en'): string {
  if (!/^\d$/.test(character)) return character;
  return (language === 'zh' ? digits : englishDigits)[Number(character)] ?? character;
}
