import type { Command } from '@jiaohao/shared';
import { accept, happened, refuse } from '../../hall-day/decide/context.ts';
import type { Context } from '../../hall-day/decide/context.ts';
import type { Decision } from '../../hall-day/decision.ts';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** Business done by hand, to be entered into the business system (补录). */
export function registerHandwork(context: Context, command: Of<'register-handwork'>): Decision {
  const { handwork: id, service, ticket = null, note } = command;
  const { state, stamp, actor } = context;
  if (!state.services.has(service)) return refuse('unknown-service', { service });
  if (state.failures.handwork.has(id)) return refuse('handwork-exists', { handwork: id });
  const handwork = { id, service, ticket, note, by: actor, at: stamp.at };
  return accept([happened(context, { type: 'handworkRegistered', handwork })]);
}

export function enterHandwork(context: Context, { handwork }: Of<'enter-handwork'>): Decision {
  if (!context.state.failures.handwork.has(handwork)) return refuse('unknown-handwork', { handwork });
  return accept([happened(context, { type: 'handworkEntered', handwork })]);
}

/** An urgent member is to be called when it works again (特急回访 §32-1-4). */
export function requestCallBack(context: Context, command: Of<'request-call-back'>): Decision {
  const { callBack: id, service, ticket = null, what } = command;
  const { state, stamp, actor } = context;
  if (!state.services.has(service)) return refuse('unknown-service', { service });
  if (state.failures.callBacks.has(id)) return refuse('call-back-exists', { callBack: id });
  const callBack = { id, service, ticket, what, by: actor, at: stamp.at };
  return accept([happened(context, { type: 'callBackRequested', callBack })]);
}

export function finishCallBack(context: Context, { callBack, note }: Of<'finish-call-back'>): Decision {
  if (!context.state.failures.callBacks.has(callBack)) return refuse('unknown-call-back', { callBack });
  return accept([happened(context, { type: 'callBackFinished', callBack, note })]);
}
