import type { Bilingual } from '@jiaohao/shared';
import type { AgentPlan } from '../written-plan.ts';
import { fieldWords } from '../field-words.ts';
import { equipmentChanges } from './equipment.ts';
import { changed, of, ordered } from './say.ts';

const kinds: Readonly<Record<AgentPlan['kind'], Bilingual>> = {
  kiosk: { zh: '取号机', en: 'Kiosk' },
  display: { zh: '显示代理', en: 'Display agent' },
};

/** What differs between two lists of agents; one is the same as before if its id is. */
export function agentChanges(before: readonly AgentPlan[], after: readonly AgentPlan[]): Bilingual[] {
  const old = new Map(before.map((agent) => [agent.id, agent]));
  const now = new Set(after.map(({ id }) => id));
  const kiosks = (list: readonly AgentPlan[]): string[] =>
    list.filter(({ kind }) => kind === 'kiosk').map(({ id }) => id);
  return [
    ...after.flatMap((agent) => {
      const was = old.get(agent.id);
      const name = nameOf(agent);
      if (was === undefined)
        return [
          { zh: `新增${name.zh}`, en: `${name.en} added` },
          ...of(name, equipmentChanges(undefined, agent.equipment)),
        ];
      return of(name, [
        ...changed(fieldWords.kind, kinds[was.kind], kinds[agent.kind]),
        ...changed({ zh: '负责窗口', en: 'Windows' }, windowsOf(was), windowsOf(agent)),
        ...equipmentChanges(was.equipment, agent.equipment),
      ]);
    }),
    ...before
      .filter(({ id }) => !now.has(id))
      .map(nameOf)
      .map(({ zh, en }) => ({ zh: `删除${zh}`, en: `${en} removed` })),
    ...ordered({ zh: '取号机', en: 'kiosks' }, kiosks(before), kiosks(after)),
  ];
}

function nameOf({ id, kind }: AgentPlan): Bilingual {
  return { zh: `${kinds[kind].zh} ${id}`, en: `${kinds[kind].en} ${id}` };
}

const windowsOf = (agent: AgentPlan): string[] | null =>
  agent.kind === 'display' ? agent.windows.map(String) : null;
