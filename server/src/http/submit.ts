import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Command } from '@jiaohao/shared';
import type { HttpContext } from './context.ts';
import { refuse, sendAnswer } from './refuse.ts';
import { maySend } from './roles.ts';
import { sessionOf } from './who.ts';

/** Sends a command to the hall in the name of the person whose session the request carries. */
export async function submit(
  context: HttpContext,
  request: FastifyRequest,
  reply: FastifyReply,
  command: Command,
): Promise<void> {
  const session = sessionOf(context, request);
  if (session === null) return refuse(reply, 'log-in-first');
  const window = 'window' in command ? command.window : null;
  const clerkAt = await context.hall.look((state) => state.windows.get(window ?? 0)?.clerk ?? null);
  if (!maySend(session, command, clerkAt)) return refuse(reply, 'not-allowed');

  const key = request.headers['idempotency-key'];
  const id = typeof key === 'string' ? key : randomUUID();
  const actor = { staff: session.staff, ...(window === null ? {} : { window }) };
  sendAnswer(reply, await context.hall.submit({ id, command, actor }));
}
