import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { commandRoute } from './command-route.ts';
import { viewOfHall } from './hall-view.ts';
import { serviceView } from './shapes/hall.ts';
import { refusalBody, serviceParams } from './schemas.ts';

const changeService = commandRoute('/services/:service', {
  method: 'PATCH',
  tag: 'services',
  summary: '开放或暂停取号 · Take new tickets of a service, or none',
  params: serviceParams,
  body: z.strictObject({ open: z.boolean() }),
  make: ({ service }, { open }) => ({ kind: 'change-service', service, open }),
});

/** Services: what members come for, who waits, and whether new tickets are taken. */
export const services: FastifyPluginAsyncZod = async (app) => {
  changeService(app);
  app.get(
    '/services',
    {
      schema: {
        tags: ['services'],
        summary: '业务与等候 · Services and who waits for them',
        response: { 200: z.array(serviceView), 503: refusalBody },
      },
    },
    ({ context }) => context.hall.look((state, stamp) => viewOfHall(context, state, stamp).services),
  );
};
