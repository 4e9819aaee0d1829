import type { z } from 'zod';
import type { Bilingual } from '@jiaohao/shared';

type Issue = z.core.$ZodIssue;

/** What a field is to look like, by its name, where a pattern alone would tell nobody. */
const forms: Readonly<Record<string, Bilingual>> = {
  id: {
    zh: '请用小写字母开头，只含小写字母、数字和连字符（设备编号用字母开头）。',
    en: 'Begin with a lower-case letter; only letters, digits and hyphens (an agent may use capitals).',
  },
  series: { zh: '请填一个大写字母，例如 A。', en: 'Give one capital letter, such as A.' },
  greenSeries: { zh: '请填一个大写字母，例如 V。', en: 'Give one capital letter, such as V.' },
  opensAt: { zh: '请填时间，例如 08:30。', en: 'Give a time of day, such as 08:30.' },
  closesAt: { zh: '请填时间，例如 17:00。', en: 'Give a time of day, such as 17:00.' },
  date: { zh: '请填日期，例如 2026-11-25。', en: 'Give a date, such as 2026-11-25.' },
  changedOn: { zh: '请填日期，例如 2026-11-25。', en: 'Give a date, such as 2026-11-25.' },
  publicUrl: {
    zh: '请填网址，例如 http://192.168.1.10:8080。',
    en: 'Give an address, such as http://192.168.1.10:8080.',
  },
  service: { zh: '请从业务列表中选择。', en: 'Choose a service of the list.' },
  minute: { zh: '请填时间，例如 09:15。', en: 'Give a time of day, such as 09:15.' },
};
/** What a field is to look like where its name alone does not say it. */
const formsWithin: readonly (readonly [RegExp, Bilingual])[] = [
  [
    /^agents\.\d+\.equipment\.lines\.\d+\.name$/,
    {
      zh: '请用字母、数字和连字符起名，例如 counter-bus。',
      en: 'Use letters, digits and hyphens, such as counter-bus.',
    },
  ],
  [/\.equipment\..*\.line$/, { zh: '请从端口列表中选择。', en: 'Choose a port of the list.' }],
];
const otherForm: Bilingual = { zh: '格式不对。', en: 'This is not in the right form.' };

const otherChoice: Bilingual = { zh: '请从可选的项中选择。', en: 'Choose one of what there is.' };

const types: Readonly<Record<string, Bilingual>> = {
  number: { zh: '请填数字。', en: 'Give a number.' },
  int: { zh: '请填整数。', en: 'Give a whole number.' },
  string: { zh: '请填写文字。', en: 'Give some words.' },
  boolean: { zh: '请选择是或否。', en: 'Say yes or no.' },
  array: { zh: '这里应是一个列表。', en: 'There should be a list here.' },
};
const otherType: Bilingual = { zh: '这一项缺失或不完整。', en: 'This is missing or not complete.' };

/** One sentence in each language for whatever the schema finds wrong at a place of the plan. */
export function wordsOf(issue: Issue, path: readonly PropertyKey[]): Bilingual {
  if (issue.code === 'custom') {
    const zh: unknown = issue.params?.['zh'];
    return { zh: typeof zh === 'string' ? zh : otherForm.zh, en: issue.message };
  }
  // A time of day is kept as a number; nobody types it as one.
  if (issue.code === 'invalid_type' && path.at(-1) === 'minute') return formOf(path);
  if (issue.code === 'invalid_type') return types[issue.expected] ?? otherType;
  if (issue.code === 'too_small') return tooSmall(issue);
  if (issue.code === 'too_big') return tooBig(issue);
  if (issue.code === 'invalid_format') return formOf(path);
  if (issue.code === 'invalid_value' || issue.code === 'invalid_union') return otherChoice;
  return otherForm;
}

function formOf(path: readonly PropertyKey[]): Bilingual {
  const place = path.map(String).join('.');
  const within = formsWithin.find(([form]) => form.test(place));
  return within?.[1] ?? forms[String(path.at(-1))] ?? otherForm;
}

function tooSmall({ origin, minimum, inclusive }: Extract<Issue, { code: 'too_small' }>): Bilingual {
  const least = String(minimum);
  if (origin === 'string') return { zh: '不能为空。', en: 'This must not be empty.' };
  if (origin === 'array') return { zh: `至少要有 ${least} 项。`, en: `There must be at least ${least}.` };
  if (inclusive === false) return { zh: `要大于 ${least}。`, en: `This must be more than ${least}.` };
  return { zh: `不能小于 ${least}。`, en: `This must be at least ${least}.` };
}

function tooBig({ origin, maximum }: Extract<Issue, { code: 'too_big' }>): Bilingual {
  const most = String(maximum);
  if (origin === 'string') return { zh: `最多 ${most} 个字。`, en: `Use at most ${most} characters.` };
  if (origin === 'array') return { zh: `最多 ${most} 项。`, en: `There may be at most ${most}.` };
  return { zh: `不能大于 ${most}。`, en: `This must be at most ${most}.` };
}
