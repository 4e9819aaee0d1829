import type { WindowNumber } from '../vocabulary/hall.ts';
import { clipOf, wordOf, type phrases } from './clip-list.ts';

/** A call as it is spoken. */
export interface SpokenCall {
  /** `A012`; without its letter where that is not known. */
  readonly number: string;
  readonly window: WindowNumber;
  /** Its first window has stopped: this one is another. */
  readonly moved?: boolean | undefined;
}

/** One clip of a sentence, and how long it is quiet after it. */
export interface SpokenClip {
  readonly clip: string;
  readonly restMs: number;
}

/** Something to be said: in words, for a program that reads, and as clips to be joined. */
export interface Sentence {
  readonly text: string;
  readonly clips: readonly SpokenClip[];
}

const restMs = { word: 30, phrase: 80, sentence: 350 } as const;

type Phrase = keyof typeof phrases;

/** The sentence of a call: 请 A 零 一 二 号 到 三 号 窗口. In English after it, if that is wanted. */
export function sentenceOf(call: SpokenCall, withEnglish: boolean): Sentence {
  const chinese = { text: chineseWords(call), clips: chineseClips(call) };
  if (!withEnglish) return chinese;
  return {
    text: `${chinese.text}。${englishWords(call)}`,
    clips: [...endingWith(restMs.sentence, chinese.clips), ...englishClips(call)],
  };
}

/** Said to find out whether the loudspeaker works; nobody takes it for a call. */
export const testSentence: Sentence = { text: '扬声器 测试', clips: [phrase('zh-test')] };

/** Letters and digits one by one: a machine that reads `012` as twelve calls nobody. */
function spelt(text: string, language: 'zh' | 'en'): string {
  return Array.from(text, (character) => wordOf(character, language)).join(' ');
}

function chineseWords({ number, window, moved }: SpokenCall): string {
  const to = moved === true ? '改 到' : '到';
  return `请 ${spelt(number, 'zh')} 号 ${to} ${spelt(String(window), 'zh')} 号 窗口`;
}

function englishWords({ number, window, moved }: SpokenCall): string {
  const at = moved === true ? 'now at window' : 'window';
  return `Number ${spelt(number, 'en')}, ${at} ${spelt(String(window), 'en')}, please.`;
}

function chineseClips({ number, window, moved }: SpokenCall): SpokenClip[] {
  return [
    phrase('zh-please'),
    ...speltClips(number, 'zh'),
    phrase(moved === true ? 'zh-number-moved-to' : 'zh-number-to'),
    ...speltClips(String(window), 'zh'),
    phrase('zh-window'),
  ];
}

function englishClips({ number, window, moved }: SpokenCall): SpokenClip[] {
  return [
    phrase('en-number'),
    ...endingWith(restMs.phrase, speltClips(number, 'en')),
    phrase(moved === true ? 'en-now-window' : 'en-window'),
    ...endingWith(restMs.phrase, speltClips(String(window), 'en')),
    phrase('en-please'),
  ];
}

function phrase(clip: Phrase): SpokenClip {
  return { clip, restMs: restMs.phrase };
}

function speltClips(text: string, language: 'zh' | 'en'): SpokenClip[] {
  return Array.from(text).flatMap((character) => {
    const clip = clipOf(character, language);
    return clip === undefined ? [] : [{ clip, restMs: restMs.word }];
  });
}

function endingWith(rest: number, spoken: readonly SpokenClip[]): SpokenClip[] {
  return spoken.map((each, at) => (at === spoken.length - 1 ? { ...each, restMs: rest } : each));
}
