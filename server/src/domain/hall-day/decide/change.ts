import type { Command } from '@jiaohao/shared';
import type { Decision } from '../decision.ts';
import { servicesAt } from '../standing.ts';
import type { WindowStanding } from '../state.ts';
import { accept, happened, refuse } from './context.ts';
import type { Context } from './context.ts';
import { strandedByChange } from './stranded.ts';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** The duty manager changes what a window does while the hall runs; nobody who waits may lose their last window. */
export function changeWindow(
  context: Context,
  window: WindowStanding,
  command: Of<'change-window'>,
): Decision {
  const next = {
    services:
      command.services?.map((entry) => (typeof entry === 'string' ? { service: entry, rank: 1 } : entry)) ??
      window.services,
    helperServices: command.helperServices ?? window.helperServices,
    dedicatedGreen: command.dedicatedGreen ?? window.dedicatedGreen,
  };
  const after = [...next.services.map((own) => own.service), ...next.helperServices];
  const unknown = after.find((id) => !context.state.services.has(id));
  if (unknown !== undefined) return refuse('unknown-service', { service: unknown });
  const lost = servicesAt(context.state, window).filter((id) => !after.includes(id));
  const stranded = strandedByChange(context.state, window, lost);
  if (stranded.count > 0) return refuse('only-this-window', stranded);
  return accept([happened(context, { type: 'windowChanged', window: window.number, ...next })]);
}

/** A service stops or resumes taking tickets. Who waits for it is served. */
export function changeService(context: Context, { service: id, open }: Of<'change-service'>): Decision {
  const service = context.state.services.get(id);
  if (service === undefined) return refuse('unknown-service', { service: id });
  if (service.open === open) return refuse('service-unchanged', { name: service.plan.name });
  return accept([happened(context, { type: 'serviceChanged', service: id, open })]);
}
