import { faultWords, type Bilingual } from '@jiaohao/shared';
import type { Tone } from '@jiaohao/shared/web';
import type { Thing } from './things.ts';

/** How a thing is, in a word, and how bad that is. */
export interface Condition extends Bilingual {
  readonly tone: Tone;
}

/** What is wrong and does not keep it from its work. */
const mild: ReadonlySet<string> = new Set(['paper-near-end', 'cable-noise']);

export function conditionOf({ isHeard, faults, incidents }: Thing): Condition {
  if (!isHeard) return { tone: 'plain', zh: '状态不明', en: 'Not known' };
  // An incident may outlast its fault, until somebody clears it.
  const all = [...new Set([...faults, ...incidents.map(({ fault }) => fault)])];
  if (all.length === 0) return { tone: 'good', zh: '正常', en: 'Well' };
  return {
    tone: all.every((fault) => mild.has(fault)) ? 'warn' : 'bad',
    zh: all.map((fault) => faultWords[fault].zh).join('、'),
    en: sentence(all.map((fault) => faultWords[fault].en).join(', ')),
  };
}

const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Something is wrong that somebody should see to. */
export const needsCare = (thing: Thing): boolean => !['good', 'plain'].includes(conditionOf(thing).tone);
