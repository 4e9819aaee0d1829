import type { DisplayEquipment, Equipment, WindowNumber } from '@jiaohao/shared';
import type { AgentPlan, WrittenPlan } from './written-plan.ts';

/**
 * What the settings say of the ports and devices of an agent that belongs to the hall now; null: nothing, its own file
 * holds. A new version counts at once, unless it takes windows away that a running day began with: those keep what is said
 * of them until the day is over. `versions`: the newest first, down to that of the running day; looked at as far as needed.
 */
export function equipmentInForce(
  agent: AgentPlan,
  runningWindows: readonly WindowNumber[],
  versions: Iterable<Pick<WrittenPlan, 'agents'>>,
): Equipment | null {
  for (const { agents } of versions) {
    const planned = agents.find(({ id }) => id === agent.id);
    if (planned === undefined || planned.kind !== agent.kind) continue;
    if (planned.kind === 'kiosk') return planned.equipment ?? null;
    if (runningWindows.some((window) => !planned.windows.includes(window))) continue;
    if (planned.equipment === undefined) return null;
    return atWindows(planned.equipment, agent.kind === 'display' ? agent.windows : []);
  }
  return null;
}

/** What hangs at these windows, with the lines it hangs on. */
function atWindows({ lines, windows }: DisplayEquipment, served: readonly WindowNumber[]): DisplayEquipment {
  const kept = windows.filter(({ window }) => served.includes(window));
  const used = new Set(kept.flatMap(({ keypad, board }) => [keypad?.line, board?.line]));
  return { lines: lines.filter(({ name }) => used.has(name)), windows: kept };
}
