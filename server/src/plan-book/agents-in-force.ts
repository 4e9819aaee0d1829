import type { HallPlan } from '../domain/index.ts';
import type { AgentPlan } from './written-plan.ts';

/**
 * Which agents belong to the hall now. A new one may come at once. While a day runs, nobody who was there when it began is
 * sent away, and the windows it began with keep their keypads and boards; that changes with the next day.
 */
export function agentsInForce(
  running: Pick<HallPlan, 'kiosks' | 'displays'> | null,
  planned: readonly AgentPlan[],
): AgentPlan[] {
  if (running === null) return [...planned];
  const today = agentsOf(running);
  const taken = new Set(running.displays.flatMap(({ windows }) => windows));
  const ids = new Set(today.map(({ id }) => id));
  const kept = today.map((agent) => {
    const next = planned.find(({ id }) => id === agent.id);
    if (agent.kind !== 'display' || next?.kind !== 'display') return agent;
    return { ...agent, windows: [...agent.windows, ...next.windows.filter((window) => !taken.has(window))] };
  });
  const added = planned
    .filter(({ id }) => !ids.has(id))
    .map((agent) =>
      agent.kind === 'display'
        ? { ...agent, windows: agent.windows.filter((window) => !taken.has(window)) }
        : agent,
    );
  return [...kept, ...added];
}

function agentsOf({ kiosks, displays }: Pick<HallPlan, 'kiosks' | 'displays'>): AgentPlan[] {
  return [
    ...kiosks.map((id) => ({ id, kind: 'kiosk' as const })),
    ...displays.map(({ id, windows }) => ({ id, kind: 'display' as const, windows: [...windows] })),
  ];
}
