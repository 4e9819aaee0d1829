import type { Bilingual } from '@jiaohao/shared';

/** What may stand in a field of a plan. */
export type Value = Bilingual | string | number | boolean | null | readonly string[];

/**
 * `名称：甲 → 乙`, or nothing when both are the same. Of words that differ in one language only, both sentences tell those.
 */
export function changed(of: Bilingual, before: Value, after: Value): Bilingual[] {
  const [was, is] = [told(before), told(after)];
  if (was.zh === is.zh && was.en === is.en) return [];
  if (was.zh === is.zh) return [inOne(of, { zh: '英文', en: 'English' }, was.en, is.en)];
  if (was.en === is.en) return [inOne(of, { zh: '中文', en: 'Chinese' }, was.zh, is.zh)];
  return [{ zh: `${of.zh}：${was.zh} → ${is.zh}`, en: `${of.en}: ${was.en} → ${is.en}` }];
}

function inOne(of: Bilingual, language: Bilingual, was: string, is: string): Bilingual {
  return {
    zh: `${of.zh}（${language.zh}）：${was} → ${is}`,
    en: `${of.en} (${language.en}): ${was} → ${is}`,
  };
}

/** The same change, said of something with a name. */
export function of(name: Bilingual, changes: readonly Bilingual[]): Bilingual[] {
  return changes.map(({ zh, en }) => ({ zh: `${name.zh} · ${zh}`, en: `${name.en} · ${en}` }));
}

/** Says that what is in both lists stands in another order. */
export function ordered(
  what: Bilingual,
  before: readonly (string | number)[],
  after: readonly (string | number)[],
): Bilingual[] {
  const stayed = before.filter((each) => after.includes(each));
  const stays = after.filter((each) => before.includes(each));
  if (stayed.every((each, at) => each === stays[at])) return [];
  return [{ zh: `${what.zh}的顺序改变。`, en: `The order of the ${what.en} is another.` }];
}

function told(value: Value): Bilingual {
  if (value === null) return { zh: '（无）', en: '(none)' };
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (typeof value === 'string' || typeof value === 'number') return { zh: `${value}`, en: `${value}` };
  if ('zh' in value) return value;
  return value.length === 0 ? told(null) : { zh: value.join('、'), en: value.join(', ') };
}
