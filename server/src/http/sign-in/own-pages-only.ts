import type { FastifyInstance, FastifyRequest } from 'fastify';
import { equalInTime } from '../../credentials/secrets.ts';
import { refuse } from '../refuse.ts';
import { anySessionOf } from './who.ts';

/** They change nothing. */
const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Who signs in has not been told a token yet, or that of another session. */
const withoutToken = new Set(['/api/session', '/api/session/first']);

/**
 * Whatever changes something must come from a page of ours: its `Origin`, where the browser names one, is this hub, and a
 * request in the name of a session carries that session's token in `x-csrf-token`.
 */
export function takeFromOwnPagesOnly(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (readingMethods.has(request.method) || (isOwnOrigin(request) && hasToken(request))) return done();
    refuse(reply, 'not-from-our-page');
  });
}

/** By the address it was asked under, or by the one that members are told. */
function isOwnOrigin({ headers, context }: FastifyRequest): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === host || origin === new URL(context.trackerUrl('any')).origin;
}

function hasToken(request: FastifyRequest): boolean {
  const session = anySessionOf(request);
  if (session === null) return true;
  if (request.method === 'POST' && withoutToken.has(request.routeOptions.url ?? '')) return true;
  const given = request.headers['x-csrf-token'];
  return typeof given === 'string' && equalInTime(given, session.csrf);
}
