import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isOfTheHub } from './hall-of-request.ts';
import { refuse } from './refuse.ts';
import { sessionCookie } from './sign-in/who.ts';
import type { HttpWatch } from './watch.ts';

/** How many requests may be on their way at once. */
interface CrowdBounds {
  /** For whoever brings no session: telephones, screens. */
  readonly anybody: number;
  /** For staff, with those of anybody: they are at work when the hall is full. */
  readonly staff: number;
  /** A connection on which nothing moves for so long is ended, ms: who does not read an answer takes up a place. */
  readonly silentMs: number;
}

/** What one hub answers within a second or so. */
const usualCrowd: CrowdBounds = { anybody: 500, staff: 1000, silentMs: 30_000 };
/** Screens, telephones and pages of a large hall twice over; each may keep one for its stream and one for its asking. */
const mostConnections = 8000;

/** Requests at the door. */
export interface Crowd {
  readonly inside: number;
}

/**
 * Sends away who comes when too many are being answered, at once and before anything is read, and tells `watch` of every
 * answer. Streams are bounded where they are opened.
 */
export function keepCrowdSmall(app: FastifyInstance, watch: HttpWatch, bounds = usualCrowd): Crowd {
  const streams = new Set<string>();
  let inside = 0;
  app.addHook('onRoute', ({ url, schema }) => {
    if (schema?.produces?.includes('text/event-stream') === true) streams.add(url);
  });
  app.addHook('onRequest', (request, reply, next) => {
    const route = request.routeOptions.url ?? null;
    if (route !== null && streams.has(route)) return next();
    inside += 1;
    const began = performance.now();
    reply.raw.once('close', () => {
      inside -= 1;
      // Who went away before the answer is not counted as answered.
      if (reply.raw.writableFinished)
        watch.answered(request.method, route, reply.statusCode, (performance.now() - began) / 1000);
    });
    if (inside <= mostFor(request, bounds) || isOfTheHub(request)) return next();
    watch.shed();
    refuse(reply, 'busy');
  });
  app.server.maxConnections = mostConnections;
  app.server.setTimeout(bounds.silentMs);
  return {
    get inside() {
      return inside;
    },
  };
}

/** Whether the session is one is asked later: that costs more than there is time for. */
function mostFor({ headers }: FastifyRequest, { anybody, staff }: CrowdBounds): number {
  return headers.cookie?.includes(`${sessionCookie}=`) === true ? staff : anybody;
}
