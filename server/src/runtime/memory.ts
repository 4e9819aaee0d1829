import { initialState, type HallDay, type HallPlan } from '../domain/index.ts';
import type { JournalReader } from '../store/journal.ts';
import type { HallRules } from './rules.ts';

/** The running hall, and the time of the last thing it knows, epoch milliseconds. */
export interface Memory {
  state: HallDay;
  lastAt: number;
}

/** A hall that has had no day yet is as it is planned now. */
export function asPlanned(memory: Memory, plan: HallPlan): void {
  if (memory.state.date === null && memory.state.plan !== plan) memory.state = initialState(plan);
}

/** Rebuilds a hall by replaying its last business day, finished or not; a hall without a journal has had no day yet. */
export async function remember(
  journal: Pick<JournalReader, 'replay'>,
  rules: HallRules,
  plan: HallPlan,
): Promise<Memory> {
  const memories = await rememberAll(journal, rules, [plan]);
  return memories.get(plan.id) ?? noMemory(plan);
}

/** The same of all halls of a hub, by their ids. */
export async function rememberAll(
  journal: Pick<JournalReader, 'replay'>,
  rules: HallRules,
  plans: readonly HallPlan[],
): Promise<ReadonlyMap<string, Memory>> {
  const memories = new Map(plans.map((plan) => [plan.id, noMemory(plan)]));
  await journal.replay([...memories.keys()], (hall, at, events) => {
    const memory = memories.get(hall);
    if (memory === undefined) return;
    for (const event of events) memory.state = rules.evolve(memory.state, event);
    memory.lastAt = Math.max(memory.lastAt, at);
  });
  return memories;
}

function noMemory(plan: HallPlan): Memory {
  return { state: initialState(plan), lastAt: 0 };
}
