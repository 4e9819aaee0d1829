import { z } from 'zod';
import type { Bilingual } from '@jiaohao/shared';
import { fieldWords } from './field-words.ts';
import { settingWords } from './setting-words.ts';

const hallName: Bilingual = { zh: '大厅', en: 'Hall' };
const wholeFile: Bilingual = { zh: '文件', en: 'File' };

const words = new Map<string, Bilingual>([
  ...Object.entries(fieldWords),
  ...Object.entries(settingWords).map(([id, { name }]) => [id, name] as const),
]);

/** Where in a plan something is, as a person says it: `业务“租房提取” · 材料 · 第2项 · 英文`. */
export function placeOf(path: readonly PropertyKey[], plan: unknown): Bilingual {
  const said: Bilingual[] = [];
  let inside: unknown = plan;
  path.forEach((key, at) => {
    inside = within(inside, key);
    const list = path.slice(0, at).filter((each) => typeof each === 'string');
    if (typeof key === 'number') said.push(itemOf(list.join('.'), key, inside));
    else if (!(typeof path[at + 1] === 'number' && isNamed(path.slice(0, at + 1))))
      said.push(...partOf(String(key)));
  });
  if (said.length === 0) return path.length === 0 ? wholeFile : hallName;
  return { zh: said.map(({ zh }) => zh).join(' · '), en: said.map(({ en }) => en).join(' · ') };
}

/** `hall` and `settings` only hold the others together. */
function partOf(key: string): Bilingual[] {
  if (key === 'hall' || key === 'settings') return [];
  return [words.get(key) ?? { zh: key, en: key }];
}

const lists: Readonly<Record<string, (item: Item, nth: number) => Bilingual>> = {
  'hall.services': ({ name, id }, nth) => ({
    zh: `业务“${name?.zh ?? id ?? `第${nth}项`}”`,
    en: `Service "${name?.en ?? id ?? `no. ${nth}`}"`,
  }),
  'hall.windows': ({ number }, nth) =>
    number === undefined
      ? { zh: `窗口第${nth}项`, en: `Window no. ${nth} of the list` }
      : { zh: `${number}号窗口`, en: `Window ${number}` },
  'hall.standingNotices': (_, nth) => ({ zh: `第${nth}条常设告示`, en: `Standing notice ${nth}` }),
  'hall.appointments': ({ id }, nth) => ({
    zh: `预约 ${id ?? `第${nth}项`}`,
    en: `Appointment ${id ?? nth}`,
  }),
  'agents.equipment.lines': ({ line }, nth) => ({
    zh: `端口 ${line ?? `第${nth}项`}`,
    en: `Port ${line ?? `no. ${nth}`}`,
  }),
  'agents.equipment.windows': ({ window }, nth) =>
    window === undefined
      ? { zh: `窗口第${nth}项`, en: `Window no. ${nth} of the list` }
      : { zh: `${window}号窗口`, en: `Window ${window}` },
  agents: ({ id }, nth) => ({ zh: `设备 ${id ?? `第${nth}项`}`, en: `Agent ${id ?? `no. ${nth}`}` }),
};

type Item = z.infer<typeof anItem> & { readonly line: string | undefined };

/** Items of these lists say by themselves which list it is. */
const isNamed = (path: readonly PropertyKey[]): boolean =>
  path.filter((each) => typeof each === 'string').join('.') in lists;

const filled = z.string().min(1).optional().catch(undefined);
const anItem = z.object({
  id: filled,
  name: z
    .object({ zh: z.string().min(1), en: z.string().min(1) })
    .optional()
    .catch(undefined),
  number: z.number().optional().catch(undefined),
  window: z.number().optional().catch(undefined),
});
/** A port's name is one word in either language. */
const aLine = z.object({ name: filled }).catch({ name: undefined });

function itemOf(list: string, at: number, item: unknown): Bilingual {
  const nth = at + 1;
  const say = lists[list];
  if (say === undefined) return { zh: `第${nth}项`, en: `no. ${nth}` };
  const nothing = { id: undefined, name: undefined, number: undefined, window: undefined };
  return say({ ...anItem.catch(nothing).parse(item), line: aLine.parse(item).name }, nth);
}

function within(whole: unknown, key: PropertyKey): unknown {
  return typeof whole === 'object' && whole !== null
    ? new Map<PropertyKey, unknown>(Object.entries(whole)).get(String(key))
    : undefined;
}
