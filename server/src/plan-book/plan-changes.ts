import type { Bilingual } from '@jiaohao/shared';
import { agentChanges } from './changes/agents.ts';
import { appointmentChanges } from './changes/appointments.ts';
import { changed, ordered } from './changes/say.ts';
import { serviceChanges } from './changes/services.ts';
import { settingChanges } from './changes/settings.ts';
import { windowChanges } from './changes/windows.ts';
import { fieldWords } from './field-words.ts';
import type { WrittenPlan } from './written-plan.ts';

/** One thing that differs between two plans, in a sentence. */
export type PlanChange = Bilingual;

/** Everything that differs between two plans, in the order of the page; `null`: there was none before. */
export function changesBetween(before: WrittenPlan | null, after: WrittenPlan): PlanChange[] {
  if (before === null) return [{ zh: '首次建立。', en: 'Made for the first time.' }];
  return [
    ...changed({ zh: '大厅名称', en: 'Name of the hall' }, before.hall.name, after.hall.name),
    ...serviceChanges(before.hall.services, after.hall.services),
    ...windowChanges(before.hall, after.hall),
    ...settingChanges(before.hall.settings, after.hall.settings),
    ...agentChanges(before.agents, after.agents),
    ...noticeChanges(before.hall.standingNotices, after.hall.standingNotices),
    ...changed(fieldWords.publicUrl, before.publicUrl, after.publicUrl),
    ...appointmentChanges(before.hall, after.hall),
  ];
}

function noticeChanges(before: readonly Bilingual[], after: readonly Bilingual[]): PlanChange[] {
  const key = ({ zh, en }: Bilingual): string => `${zh}|${en}`;
  const had = new Set(before.map(key));
  const has = new Set(after.map(key));
  return [
    ...after
      .filter((text) => !had.has(key(text)))
      .map(({ zh, en }) => ({ zh: `新增常设告示：${zh}`, en: `Standing notice added: ${en}` })),
    ...before
      .filter((text) => !has.has(key(text)))
      .map(({ zh, en }) => ({ zh: `撤下常设告示：${zh}`, en: `Standing notice removed: ${en}` })),
    ...ordered({ zh: '常设告示', en: 'standing notices' }, before.map(key), after.map(key)),
  ];
}
