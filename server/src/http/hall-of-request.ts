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

/** Whoever watches a hall is not told that all is well when it could not be opened. */
const isHealth = ({ routeOptions }: FastifyRequest): boolean => routeOptions.url === '/healthz';

/** Every request is for one hall, which its host names: that comes before anything is asked that only a hall can answer. */
export function knowHalls(app: FastifyInstance, hub: Pick<HttpHub, 'of'>): void {
  app.decorateRequest('context');
  app.addHook('onRequest', (request, reply, next) => {
    const found = hub.of(request.headers.host);
    if (typeof found !== 'string') {
      request.context = found;
      next();
    } else if (isOfTheHub(request) && !(found === 'hall-closed' && isHealth(request))) next();
    else refuse(reply, found);
  });
}
