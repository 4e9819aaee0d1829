import { createHash, randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Command } from '@jiaohao/shared';
import type { HallDay } from '../domain/index.ts';
import type { HubRefusalCode } from '../runtime/refusals.ts';
import type { Wish } from '../runtime/rules.ts';
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
export function wishOf(request: FastifyRequest, id: string, command: Command): Wish | HubRefusalCode {
  const session = sessionOf(request);
  if (session === null) return 'log-in-first';
  const { staff } = session;
  const window = 'window' in command ? command.window : null;
  if (window === null)
    return maySend(session, command, null) ? { id, command, actor: { staff } } : 'not-allowed';
  // Who is logged in at the window is known when the wish has its turn, not before.
  const isAllowed = ({ windows }: HallDay): boolean =>
    maySend(session, command, windows.get(window)?.clerk ?? null);
  return { id, command, actor: { staff, window }, isAllowed };
}

/** Sends a command to the hall in the name of the person whose session the request carries. */
export async function submit(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  command: Command,
): Promise<void> {
  const wish = wishOf(request, id, command);
  if (typeof wish === 'string') refuse(reply, wish);
  else sendAnswer(reply, await request.context.hall.submit(wish));
}
