import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { viewOfDesk } from './desk-view.ts';
import { endWithSession } from '../live/end-with-session.ts';
import { endWithServer, perHall } from '../per-hall.ts';
import { refuse } from '../refuse.ts';
import { isAtDesk } from '../roles.ts';
import { refusalBody } from '../schemas.ts';
import { deskView, type DeskView } from '../shapes/desk.ts';
import { createWatchedViews } from '../live/watched-views.ts';
import { sessionOf, tokenOf } from '../sign-in/who.ts';

const tags = ['desk'];
const security = [{ session: [] }];
const refusals = { 401: refusalBody, 403: refusalBody, 503: refusalBody };
/** Pages are for eyes: they are shown something new at most this often. */
const pauseMs = 100;
/** Several pages for each desk of the largest hall. */
const mostScreens = 50;

/** The consult desk: what it has to look after, read once or watched, for those who work there. */
export const desk: FastifyPluginAsyncZod = async (app) => {
  const screensOf = perHall((context) =>
    createWatchedViews<'desk', DeskView>({
      hall: context.hall,
      refreshing: context.refreshing,
      event: 'desk',
      viewsIn: (state, stamp) => () => viewOfDesk(context, state, stamp),
      pauseMs,
      mostEach: mostScreens,
      watch: context.watch.live,
    }),
  );
  endWithServer(app, screensOf);
  app.addHook('preHandler', (request, reply, next) => {
    const session = sessionOf(request);
    if (session === null) refuse(reply, 'log-in-first');
    else if (!isAtDesk(session)) refuse(reply, 'not-allowed');
    else next();
  });
  app.get(
    '/desk',
    {
      schema: {
        tags,
        security,
        summary: '咨询岗 · What the consult desk has to look after',
        response: { 200: deskView, ...refusals },
      },
    },
    ({ context }) => context.hall.look((state, stamp) => viewOfDesk(context, state, stamp)),
  );
  app.get(
    '/desk/live',
    {
      schema: {
        tags,
        security,
        summary: '咨询岗实时视图 · Server-sent events: desk, whenever it changed',
        produces: ['text/event-stream'],
        response: { 200: z.string().describe('text/event-stream'), ...refusals },
      },
    },
    async (request, reply) => {
      const { context } = request;
      const screens = screensOf.of(context);
      if (screens.count >= mostScreens) return refuse(reply, 'too-many-watching');
      await screens.add(reply.raw, 'desk');
      endWithSession(context, tokenOf(request) ?? '', reply.raw);
      reply.hijack();
      return reply;
    },
  );
};
