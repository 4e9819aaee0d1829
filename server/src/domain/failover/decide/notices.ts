import type { Command } from '@jiaohao/shared';
import { accept, happened, refuse } from '../../hall-day/decide/context.ts';
import type { Context } from '../../hall-day/decide/context.ts';
import type { Decision } from '../../hall-day/decision.ts';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** 告示: told on every screen until it is withdrawn. */
export function postNotice(context: Context, { notice: id, text }: Of<'post-notice'>): Decision {
  if (context.state.failures.notices.has(id)) return refuse('notice-exists', { notice: id });
  return accept([happened(context, { type: 'noticePosted', notice: { id, text, at: context.stamp.at } })]);
}

export function withdrawNotice(context: Context, { notice }: Of<'withdraw-notice'>): Decision {
  if (!context.state.failures.notices.has(notice)) return refuse('unknown-notice', { notice });
  return accept([happened(context, { type: 'noticeWithdrawn', notice })]);
}
