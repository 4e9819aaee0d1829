import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { HallDay, Stamp } from '../domain/index.ts';
import type { HttpContext } from './context.ts';
import { endWithServer, perHall } from './per-hall.ts';
import { refuse } from './refuse.ts';
import { refusalBody } from './schemas.ts';
import { trackedTicketView, type TrackedTicketView } from './shapes/tracked-ticket.ts';
import { createWatchedViews } from './live/watched-views.ts';

const params = z.object({ token: z.string().max(60) });
const tags = ['track'];
/** More telephones than a hall has seats. */
const mostPages = 3000;
/** A family follows a ticket, not a crowd. */
const mostPagesEach = 20;
/** Hundreds of telephones; at each of them nobody sees a quarter of a second. */
const pauseMs = 250;

/** A ticket for whoever has its tracker address. Anyone with the token may ask; it cannot be made from the number. */
export const track: FastifyPluginAsyncZod = async (app) => {
  const pagesOf = perHall((context) =>
    createWatchedViews({
      hall: context.hall,
      refreshing: context.refreshing,
      event: 'ticket',
      viewsIn: (state, stamp) => (token: string) => viewOfToken(context, state, stamp, token),
      pauseMs,
      mostEach: mostPagesEach,
      watch: context.watch.live,
    }),
  );
  endWithServer(app, pagesOf);
  app.get(
    '/track/:token',
    {
      schema: {
        tags,
        summary: '查询我的号 · Where my ticket stands',
        params,
        response: { 200: trackedTicketView, 404: refusalBody, 503: refusalBody },
      },
    },
    async (request, reply) => {
      const { token } = request.params;
      const { context } = request;
      if (context.trackers.read(token) === null) return refuse(reply, 'unknown-tracker');
      const view = await context.hall.look((state, stamp) => viewOfToken(context, state, stamp, token));
      void reply.header('cache-control', 'no-store');
      return view ?? refuse(reply, 'ticket-of-another-day');
    },
  );
  app.get(
    '/track/:token/live',
    {
      schema: {
        tags,
        summary: '跟踪我的号 · Server-sent events: ticket, whenever it changed; gone, once its day is over',
        produces: ['text/event-stream'],
        params,
        response: {
          200: z.string().describe('text/event-stream'),
          404: refusalBody,
          503: refusalBody,
        },
      },
    },
    async (request, reply) => {
      const { token } = request.params;
      const { context } = request;
      if (context.trackers.read(token) === null) return refuse(reply, 'unknown-tracker');
      const pages = pagesOf.of(context);
      if (pages.count >= mostPages) return refuse(reply, 'too-many-watching');
      await pages.add(reply.raw, token);
      reply.hijack();
      return reply;
    },
  );
};

/** Null for a ticket of another day. */
function viewOfToken(
  { trackers, views, timeZone }: Pick<HttpContext, 'trackers' | 'views' | 'timeZone'>,
  state: HallDay,
  stamp: Stamp,
  token: string,
): TrackedTicketView | null {
  const tracked = trackers.read(token);
  if (tracked === null || state.date !== tracked.date || !state.tickets.has(tracked.ticket)) return null;
  return { ...views.trackedTicket(state, tracked.ticket, stamp), timeZone };
}
