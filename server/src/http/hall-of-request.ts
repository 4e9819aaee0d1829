import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { HttpContext, HttpHub } from './context.ts';
import { refuse } from './refuse.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The hall it is for. Not there on the routes of {@link isOfTheHub}. */
    context: HttpContext;
  }
}

/** Asked of the hub as a whole, under any host. */
const ofTheHub: ReadonlySet<string> = new Set(['/healthz', '/metrics']);

/** Such a request may be for no hall. */
export function isOfTheHub({ routeOptions }: FastifyRequest): boolean {
  return ofTheHub.has(routeOptions.url ?? '');
}

/** Every request is for one hall, which its host names: that comes before anything is asked that only a hall can answer. */
export function knowHalls(app: FastifyInstance, hub: Pick<HttpHub, 'of'>): void {
  app.decorateRequest('context');
  app.addHook('onRequest', (request, reply, next) => {
    const context = hub.of(request.headers.host);
    if (context !== null) {
      request.context = context;
      next();
    } else if (isOfTheHub(request)) next();
    else refuse(reply, 'unknown-hall');
  });
}
