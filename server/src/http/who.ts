import type { FastifyRequest } from 'fastify';
import type { HttpContext } from './context.ts';
import type { Session } from './sessions.ts';

/** The token of `Authorization: Bearer …`, or null. */
export function tokenOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization ?? '';
  return header.startsWith('Bearer ') ? header.slice('Bearer '.length) : null;
}

/** Who sends the request, or null when nobody is logged in with its token. */
export function sessionOf(context: Pick<HttpContext, 'sessions'>, request: FastifyRequest): Session | null {
  const token = tokenOf(request);
  return token === null ? null : context.sessions.of(token);
}
