import {
  faultWords,
  findingWords,
  subjectKindWords,
  type Bilingual,
  type Fault,
  type OpeningPoint,
  type TestFinding,
} from '@jiaohao/shared';
import type { Point } from './opening-points.ts';

export const outcomeWords: Readonly<Record<OpeningPoint['outcome'], Bilingual>> = {
  passed: { zh: '通过', en: 'Passed' },
  failed: { zh: '未通过', en: 'Failed' },
  skipped: { zh: '未检查', en: 'Not tried' },
};

/** What the hub finds by itself. */
const known: Readonly<Record<string, Bilingual>> = {
  present: { zh: '已连接。', en: 'It is connected.' },
  'no-fault': { zh: '没有故障。', en: 'No fault.' },
  'paper-enough': { zh: '纸充足。', en: 'Enough paper.' },
  'seen-right': { zh: '人工查看正常。', en: 'Somebody looked: it is right.' },
  'seen-wrong': { zh: '人工查看不正常。', en: 'Somebody looked: it is not right.' },
};

const isFinding = (finding: string): finding is TestFinding => finding in findingWords;
const isFault = (finding: string): finding is Fault => finding in faultWords;

/** What was found, in a sentence. */
export function findingSaid(finding: string | null): Bilingual {
  if (finding === null) return { zh: '', en: '' };
  if (isFinding(finding)) return findingWords[finding];
  if (isFault(finding)) return faultWords[finding];
  return known[finding] ?? { zh: finding, en: finding };
}

/** What a point is called where it stands. */
export function pointName({ device, kind }: Point): Bilingual {
  if (device === 'hub-clock') return { zh: '时钟', en: 'Clock' };
  if (device.endsWith('-paper')) return { zh: '打印纸', en: 'Paper' };
  if (kind === 'kiosk' || kind === 'display-agent') return { zh: '主机连接', en: 'Its computer' };
  return subjectKindWords[kind];
}
