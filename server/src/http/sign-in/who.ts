import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Session } from './sessions.ts';

/** Where a browser keeps the token of its session. */
export const sessionCookie = 'jiaohao_session';

/** The token of the session cookie, or null. */
export function tokenOf(request: FastifyRequest): string | null {
  return request.cookies[sessionCookie] ?? null;
}

/** Who sends the request, or null when nobody is signed in, or only to choose a password. */
export function sessionOf(request: FastifyRequest): Session | null {
  const session = anySessionOf(request);
  return session?.mustChange === true ? null : session;
}

/** As {@link sessionOf}, also of who has yet to choose a password. Found out once a request. */
export function anySessionOf(request: FastifyRequest): Session | null {
  const known = foundOut.get(request);
  if (known !== undefined) return known;
  const token = tokenOf(request);
  const asked = request.headers['x-by-itself'] === undefined;
  const session = token === null ? null : request.context.sessions.of(token, asked);
  foundOut.set(request, session);
  return session;
}

const foundOut = new WeakMap<FastifyRequest, Session | null>();

/** No script can read it, and no page elsewhere makes the browser send it. It goes with the browser. */
const cookie = { path: '/', httpOnly: true, sameSite: 'strict' } as const;

export function giveCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(sessionCookie, token, { ...cookie, secure: request.protocol === 'https' });
}

export function takeCookie(reply: FastifyReply): void {
  reply.clearCookie(sessionCookie, cookie);
}
