import type { AgentId } from '@jiaohao/shared';
import type { HallDay } from '../domain/index.ts';
import { agentsInForce } from '../plan-book/agents-in-force.ts';
import type { StandingPlan } from '../plan-book/standing-plan.ts';
import type { AgentPlan } from '../plan-book/written-plan.ts';
import type { Hall } from '../runtime/hall.ts';
import type { AgentProfile } from './access.ts';
import type { Broker } from './broker.ts';
import type { DeviceRegister } from './device-register.ts';

interface AgentsOptions {
  readonly hall: Pick<Hall, 'look' | 'onRecorded'>;
  readonly settings: Pick<StandingPlan, 'version' | 'onChange'>;
  /** Who is let in; kept here. */
  readonly agents: Map<AgentId, AgentProfile>;
  readonly devices: Pick<DeviceRegister, 'expect'>;
  readonly broker: Pick<Broker, 'dismiss'>;
}

/** Lets in who belongs to the hall, now and whenever settings or days change that; returns how to stop. */
export async function keepAgents({
  hall,
  settings,
  agents,
  devices,
  broker,
}: AgentsOptions): Promise<() => void> {
  const settle = (day: HallDay): void => {
    const running = day.phase === 'open' || day.phase === 'draining' ? day.plan : null;
    const next = agentsInForce(running, settings.version().plan.agents);
    const changed = changedAgents(agents, next);
    if (changed.length === 0) return;
    agents.clear();
    for (const agent of next) agents.set(agent.id, profileOf(agent));
    devices.expect(next);
    // What it may hear and say is asked when it connects.
    for (const agent of changed) broker.dismiss(agent);
  };
  await hall.look(settle);
  const stops = [
    settings.onChange(() => {
      // A hall that cannot be read is told by the hall itself; its next day settles this too.
      hall.look(settle).catch(() => {});
    }),
    hall.onRecorded(({ events, state }) => {
      if (events.some(({ type }) => type.startsWith('day'))) settle(state);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Who is new, gone, or has other windows. */
function changedAgents(before: ReadonlyMap<AgentId, AgentProfile>, after: readonly AgentPlan[]): AgentId[] {
  const next = new Map(after.map((agent) => [agent.id, profileOf(agent)]));
  return [...new Set([...before.keys(), ...next.keys()])].filter(
    (id) => told(before.get(id)) !== told(next.get(id)),
  );
}

const told = (agent: AgentProfile | undefined): string =>
  agent === undefined ? '' : `${agent.kind} ${[...agent.windows].sort((a, b) => a - b).join()}`;

function profileOf(agent: AgentPlan): AgentProfile {
  const windows = new Set(agent.kind === 'display' ? agent.windows : []);
  return { id: agent.id, kind: agent.kind, windows };
}
