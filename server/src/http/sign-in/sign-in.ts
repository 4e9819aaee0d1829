import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StaffNumber } from '@jiaohao/shared';
import type { HttpContext } from '../context.ts';
import { refuse } from '../refuse.ts';
import type { Session } from './sessions.ts';
import { giveCookie, tokenOf } from './who.ts';

/** A new session for somebody who has proved who they are; whatever session the browser came with is over. */
export function signIn(
  { sessions }: Pick<HttpContext, 'sessions'>,
  request: FastifyRequest,
  reply: FastifyReply,
  staff: StaffNumber,
): Session | void {
  const before = tokenOf(request);
  if (before !== null) sessions.close(before);
  const opened = sessions.open(staff);
  if (opened === null) return refuse(reply, 'wrong-password');
  giveCookie(request, reply, opened.token);
  return opened.session;
}
