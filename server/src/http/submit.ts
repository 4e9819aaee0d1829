import { createHash, randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Command } from '@jiaohao/shared';
import type { HubRefusalCode } from '../runtime/refusals.ts';
import type { Wish } from '../runtime/rules.ts';
import type { HttpContext } from './context.ts';
import { refuse, sendAnswer } from './refuse.ts';
import { maySend } from './roles.ts';
import { sessionOf } from './sign-in/who.ts';

/** The id of the wish a request carries: its Idempotency-Key, or a fresh one. */
export function wishIdOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' ? key : randomUUID();
}

/** The id of what a wish writes down where its sender names none: the same wish again means the same record. */
export function recordIdOf(wishId: string): string {
  return createHash('sha256').update(wishId).digest('hex').slice(0, 32);
}

/** The wish in the name of the person whose session the request carries, or why it may not be sent. */
export async function wishOf(
  context: Pick<HttpContext, 'sessions' | 'hall'>,
  request: FastifyRequest,
  id: string,
  command: Command,
): Promise<Wish | HubRefusalCode> {
  const session = sessionOf(context, request);
  if (session === null) return 'log-in-first';
  const window = 'window' in command ? command.window : null;
  const clerkAt = await context.hall.look((state) => state.windows.get(window ?? 0)?.clerk ?? null);
  if (!maySend(session, command, clerkAt)) return 'not-allowed';
  return { id, command, actor: { staff: session.staff, ...(window === null ? {} : { window }) } };
}

/** Sends a command to the hall in the name of the person whose session the request carries. */
export async function submit(
  context: Pick<HttpContext, 'sessions' | 'hall'>,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  command: Command,
): Promise<void> {
  const wish = await wishOf(context, request, id, command);
  if (typeof wish === 'string') refuse(reply, wish);
  else sendAnswer(reply, await context.hall.submit(wish));
}
