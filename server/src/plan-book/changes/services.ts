import type { Bilingual } from '@jiaohao/shared';
import type { WrittenPlan } from '../written-plan.ts';
import { fieldWords } from '../field-words.ts';
import { changed, of, ordered } from './say.ts';

type Service = WrittenPlan['hall']['services'][number];

const groups: Readonly<Record<Service['group'], Bilingual>> = {
  deposit: { zh: '缴存变更', en: 'deposit' },
  withdrawal: { zh: '提取', en: 'withdrawal' },
  loan: { zh: '贷款', en: 'loan' },
};
const guideParts = ['basis', 'conditions', 'procedure', 'timeLimit', 'complaints'] as const;

/** What differs between two lists of services; one is the same as before if its id is. */
export function serviceChanges(before: readonly Service[], after: readonly Service[]): Bilingual[] {
  const old = new Map(before.map((service) => [service.id, service]));
  const now = new Set(after.map(({ id }) => id));
  const ids = (list: readonly Service[]): string[] => list.map(({ id }) => id);
  return [
    ...after.flatMap((service) => {
      const was = old.get(service.id);
      return was === undefined
        ? [{ zh: `新增业务：${service.name.zh}`, en: `Service added: ${service.name.en}` }]
        : of(service.name, inService(was, service));
    }),
    ...before
      .filter(({ id }) => !now.has(id))
      .map(({ name }) => ({ zh: `删除业务：${name.zh}`, en: `Service removed: ${name.en}` })),
    ...ordered({ zh: '业务', en: 'services' }, ids(before), ids(after)),
  ];
}

function inService(was: Service, is: Service): Bilingual[] {
  return [
    ...changed(fieldWords.name, was.name, is.name),
    ...changed(fieldWords.group, groups[was.group], groups[is.group]),
    ...changed(fieldWords.series, was.series, is.series),
    ...changed(fieldWords.expectedMinutes, was.expectedMinutes, is.expectedMinutes),
    ...changed(fieldWords.needsCard, was.needsCard, is.needsCard),
    ...documentChanges(was.documents, is.documents),
    ...guideParts.flatMap((part) => changed(fieldWords[part], was.guide[part], is.guide[part])),
  ];
}

function documentChanges(before: readonly Bilingual[], after: readonly Bilingual[]): Bilingual[] {
  const key = ({ zh, en }: Bilingual): string => `${zh}|${en}`;
  const had = new Set(before.map(key));
  const has = new Set(after.map(key));
  return [
    ...after
      .filter((each) => !had.has(key(each)))
      .map(({ zh, en }) => ({ zh: `新增材料：${zh}`, en: `Document added: ${en}` })),
    ...before
      .filter((each) => !has.has(key(each)))
      .map(({ zh, en }) => ({ zh: `去掉材料：${zh}`, en: `Document removed: ${en}` })),
    ...ordered({ zh: '材料', en: 'documents' }, before.map(key), after.map(key)),
  ];
}
