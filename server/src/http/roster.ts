import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { roster as rosterSchema } from '@jiaohao/shared';
import { z } from 'zod';
import { staffRead } from './staff-read.ts';

const rosterView = rosterSchema.register(z.globalRegistry, { id: 'Roster' });

/** Who waits, in calling order: what agents keep at hand, for a desk that calls by voice. */
export const roster: FastifyPluginAsyncZod = async (app) => {
  staffRead(app, '/roster', {
    tag: 'roster',
    summary: '候号名册 · Who waits, in calling order, and who is where',
    view: rosterView,
    see: (state, stamp, { views, plan }) => views.rosterOf(state, plan(), stamp),
  });
};
