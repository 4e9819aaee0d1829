import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { HttpContext } from './context.ts';
import { refusalBody } from './schemas.ts';

/** For whoever watches the process: 200 while the hall of this host can be read; under another host, while the hub answers. */
export const health: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/healthz',
    {
      logLevel: 'silent',
      schema: {
        tags: ['health'],
        summary: '系统正常 · The hub is well',
        response: { 200: z.object({ ok: z.literal(true), hall: z.string().nullable() }), 503: refusalBody },
      },
    },
    async ({ context }: { context: HttpContext | undefined }) => {
      if (context === undefined) return { ok: true as const, hall: null };
      return context.hall.look(() => ({ ok: true as const, hall: context.plan().id }));
    },
  );
};
