import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { roster as rosterSchema } from '@jiaohao/shared';
import { z } from 'zod';
import type { HttpContext } from './context.ts';
import { staffRead } from './staff-read.ts';

const rosterView = rosterSchema.register(z.globalRegistry, { id: 'Roster' });

/** Who waits, in calling order: what agents keep at hand, for a desk that calls by voice. */
export const roster =
  (context: HttpContext): FastifyPluginAsyncZod =>
  async (app) => {
    staffRead(app, context, '/roster', {
      tag: 'roster',
      summary: '候号名册 · Who waits, in calling order, and who is where',
      view: rosterView,
      see: (state, stamp) => context.views.rosterOf(state, context.plan(), stamp),
    });
  };
