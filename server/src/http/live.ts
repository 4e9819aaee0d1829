import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { HttpContext } from './context.ts';
import { refuse } from './refuse.ts';
import { refusalBody } from './schemas.ts';
import { createScreens } from './screens.ts';
import { sessionOf } from './who.ts';

/** More screens than any hall has. */
const maxScreens = 300;

/**
 * The live view: `hall` (the whole hall whenever it changed), `call` (each call and recall as it happens) and, for who is
 * logged in, `devices` and `duty`.
 */
export const live =
  (context: HttpContext): FastifyPluginAsyncZod =>
  async (app) => {
    const screens = createScreens(context);
    app.addHook('preClose', (done) => {
      screens.end();
      done();
    });
    app.get(
      '/live',
      {
        schema: {
          tags: ['live'],
          summary: '实时视图 · Server-sent events: hall, call, and for who is logged in devices and duty',
          produces: ['text/event-stream'],
          response: { 200: z.string().describe('text/event-stream'), 503: refusalBody },
        },
      },
      async (request, reply) => {
        if (screens.count >= maxScreens) return refuse(reply, 'too-fast');
        await screens.add(reply.raw, sessionOf(context, request) !== null);
        reply.hijack();
        return reply;
      },
    );
  };
