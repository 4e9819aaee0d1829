import type { Equipment } from '@jiaohao/shared';
import type { PlanProblem } from './check-plan.ts';
import type { EquipmentStanding } from './equipment-book.ts';
import { placeOf } from './place-words.ts';
import type { AgentPlan, WrittenPlan } from './written-plan.ts';

interface ChosenModel {
  readonly path: readonly (string | number)[];
  readonly model: string;
}

/**
 * Models chosen anew for an agent whose program, older than the hub's, does not know them. Of an agent that has said nothing
 * since the hub started nothing is known.
 */
export function unknownAtMachines(
  before: Pick<WrittenPlan, 'agents'>,
  next: Pick<WrittenPlan, 'agents'>,
  machines: readonly EquipmentStanding[],
): PlanProblem[] {
  return next.agents.flatMap((agent, at) => {
    const known = machines.find((machine) => machine.agent === agent.id)?.report?.models;
    if (known === undefined) return [];
    const had = before.agents.find(({ id }) => id === agent.id);
    const old = new Set(modelsOf(had).map(({ model }) => model));
    return modelsOf(agent)
      .filter(({ model }) => !known.includes(model) && !old.has(model))
      .map(({ path, model }) => problemAt(['agents', at, 'equipment', ...path], model, agent, next));
  });
}

function problemAt(
  path: readonly (string | number)[],
  model: string,
  { id }: AgentPlan,
  plan: unknown,
): PlanProblem {
  return {
    field: path.join('.'),
    place: placeOf(path, plan),
    zh: `${id} 上的程序还不认识型号 ${model}，请先更新那台机器的程序。`,
    en: `The program on ${id} does not know model ${model} yet; update that machine first.`,
  };
}

function modelsOf(agent: AgentPlan | undefined): ChosenModel[] {
  const equipment: Equipment | undefined = agent?.equipment;
  if (equipment === undefined) return [];
  if ('lines' in equipment)
    return equipment.windows.flatMap(({ keypad, board }, nth) => [
      ...chosen(['windows', nth, 'keypad'], keypad),
      ...chosen(['windows', nth, 'board'], board),
    ]);
  return [...chosen(['reader'], equipment.reader), ...chosen(['printer'], equipment.printer)];
}

const chosen = (
  path: readonly (string | number)[],
  device: { readonly model: string } | undefined,
): ChosenModel[] => (device === undefined ? [] : [{ path: [...path, 'model'], model: device.model }]);
