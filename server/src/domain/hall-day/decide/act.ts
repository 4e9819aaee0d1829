import type { Command } from '@jiaohao/shared';
import type { Decision } from '../decision.ts';
import { accept, happened } from './context.ts';
import type { Context } from './context.ts';

/** Writes down what was done around the hall, by whom and when; the hall itself goes on as it is. */
export function recordAct(
  context: Context,
  { act, about }: Extract<Command, { kind: 'record-act' }>,
): Decision {
  return accept([happened(context, { type: 'actRecorded', act, about })]);
}
