import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { HttpContext } from './context.ts';
import { refusalBody } from './schemas.ts';

/** For whoever watches the process: 200 while the hall can be read. */
export const health =
  ({ hall, plan }: Pick<HttpContext, 'hall' | 'plan'>): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/healthz',
      {
        logLevel: 'silent',
        schema: {
          tags: ['health'],
          summary: '系统正常 · The hub is well',
          response: { 200: z.object({ ok: z.literal(true), hall: z.string() }), 503: refusalBody },
        },
      },
      () => hall.look(() => ({ ok: true as const, hall: plan().id })),
    );
  };
