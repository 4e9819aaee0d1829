import type { Command } from '@jiaohao/shared';
import { accept, happened, refuse } from '../../hall-day/decide/context.ts';
import type { Context } from '../../hall-day/decide/context.ts';
import type { Decision } from '../../hall-day/decision.ts';
import { MINUTE } from '../../hall-day/stamp.ts';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** The business system is down (§32-1); said again, the estimate and its services are the new ones. */
export function declareOutage(context: Context, command: Of<'declare-outage'>): Decision {
  const { state, settings, stamp } = context;
  const { outage: id, services, minutes, what } = command;
  const unknown = services === 'all' ? undefined : services.find((each) => !state.services.has(each));
  if (unknown !== undefined) return refuse('unknown-service', { service: unknown });
  const outage = {
    id,
    services,
    what,
    declaredAt: state.failures.outages.get(id)?.declaredAt ?? stamp.at,
    repairBy: stamp.at + minutes * MINUTE,
    long: minutes > settings.longOutageMinutes,
  };
  return accept([happened(context, { type: 'outageDeclared', outage })]);
}

export function endOutage(context: Context, { outage }: Of<'end-outage'>): Decision {
  if (!context.state.failures.outages.has(outage)) return refuse('unknown-outage', { outage });
  return accept([happened(context, { type: 'outageEnded', outage })]);
}
