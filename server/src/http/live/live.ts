import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { endWithSession } from './end-with-session.ts';
import { endWithServer, perHall } from '../per-hall.ts';
import { refuse } from '../refuse.ts';
import { refusalBody } from '../schemas.ts';
import { createScreens } from './screens.ts';
import { sessionOf, tokenOf } from '../sign-in/who.ts';

/** More screens than any hall has; 500 cost the hub less than 100 MB. */
const maxScreens = 1000;

/**
 * The live view: `hall` (the whole hall whenever it changed), `call` (each call and recall as it happens) and, for who is
 * logged in, `devices` and `duty`. A screen with a loudspeaker hears in `voice` whether it is the one that speaks.
 */
export const live: FastifyPluginAsyncZod = async (app) => {
  const screensOf = perHall((context) => createScreens(context));
  endWithServer(app, screensOf);
  app.get(
    '/live',
    {
      schema: {
        tags: ['live'],
        summary: '实时视图 · Server-sent events: hall, call, and for who is logged in devices and duty',
        querystring: z.object({
          voice: z
            .enum(['on', 'spare'])
            .optional()
            .describe(
              'The screen has a loudspeaker, for all calls that no window says itself or as a spare one',
            ),
        }),
        produces: ['text/event-stream'],
        response: { 200: z.string().describe('text/event-stream'), 503: refusalBody },
      },
    },
    async (request, reply) => {
      const { context } = request;
      const screens = screensOf.of(context);
      if (screens.count >= maxScreens) return refuse(reply, 'too-many-watching');
      const token = sessionOf(request) === null ? null : tokenOf(request);
      await screens.add(reply.raw, { staff: token !== null, voice: request.query.voice ?? null });
      if (token !== null) endWithSession(context, token, reply.raw);
      reply.hijack();
      return reply;
    },
  );
};
