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
export async function remember(journal: JournalReader, rules: HallRules, plan: HallPlan): Promise<Memory> {
  const memory: Memory = { state: initialState(plan), lastAt: 0 };
  const last = (await journal.days(plan.id)).at(-1);
  if (last === undefined) return memory;
  for (const entry of await journal.read(last)) {
    for (const event of entry.events) memory.state = rules.evolve(memory.state, event);
    memory.lastAt = Math.max(memory.lastAt, entry.at);
  }
  return memory;
}
