import type { FastifyInstance } from 'fastify';
import type { HttpContext, HttpHub } from './context.ts';
import { refuse } from './refuse.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The hall it is for. Not there on the routes of {@link ofTheHub}. */
    context: HttpContext;
  }
}

/** Asked of the hub as a whole, under any host. */
export const ofTheHub: ReadonlySet<string> = new Set(['/healthz', '/metrics']);

/** Every request is for one hall, which its host names: that comes before anything else is asked of it. */
export function knowHalls(app: FastifyInstance, hub: Pick<HttpHub, 'of'>): void {
  app.decorateRequest('context');
  app.addHook('onRequest', (request, reply, next) => {
    const context = hub.of(request.headers.host);
    if (context !== null) {
      request.context = context;
      next();
    } else if (ofTheHub.has(request.routeOptions.url ?? '')) next();
    else refuse(reply, 'unknown-hall');
  });
}
