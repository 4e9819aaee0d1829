import type { AgentId } from '@jiaohao/shared';
import type { HallDay } from '../domain/index.ts';
import { agentsInForce } from '../plan-book/agents-in-force.ts';
import type { StandingPlan } from '../plan-book/standing-plan.ts';
import type { AgentPlan } from '../plan-book/written-plan.ts';
import type { Hall } from '../runtime/hall.ts';
import type { AgentProfile } from './access.ts';
import type { AgentLine } from './broker.ts';
import type { DeviceRegister } from './device-register.ts';

interface AgentsOptions {
  readonly hall: Pick<Hall, 'look' | 'onRecorded'>;
  readonly settings: Pick<StandingPlan, 'version' | 'onChange'>;
  readonly devices: Pick<DeviceRegister, 'expect'>;
  readonly line: Pick<AgentLine, 'expect'>;
}

/** The agents of one hall, as they are just now. */
export interface AgentsOfHall {
  readonly kiosks: () => readonly AgentId[];
  readonly stop: () => void;
}

/** Lets in who belongs to the hall, now and whenever settings or days change that. */
export async function keepAgents({ hall, settings, devices, line }: AgentsOptions): Promise<AgentsOfHall> {
  let profiles: readonly AgentProfile[] = [];
  const settle = (day: HallDay): void => {
    const running = day.phase === 'open' || day.phase === 'draining' ? day.plan : null;
    const next = agentsInForce(running, settings.version().plan.agents);
    profiles = next.map(profileOf);
    devices.expect(next);
    line.expect(profiles);
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
  return {
    kiosks: () => profiles.flatMap(({ id, kind }) => (kind === 'kiosk' ? [id] : [])),
    stop() {
      for (const stop of stops) stop();
    },
  };
}

function profileOf(agent: AgentPlan): AgentProfile {
  const windows = new Set(agent.kind === 'display' ? agent.windows : []);
  return { id: agent.id, kind: agent.kind, windows };
}
