import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { serviceId, windowNumber } from '@jiaohao/shared';
import { refuse, sendAnswer } from '../refuse.ts';
import { commandHeaders, commandResponses } from '../schemas.ts';
import { submit, wishIdOf } from '../submit.ts';
import { sessionOf } from '../sign-in/who.ts';

const params = z.object({
  service: serviceId,
  n: z.coerce.number().pipe(windowNumber).describe('As the duty board lists it'),
});

/** Too many wait: one press does what the duty board offers (§32-2-3, §33). */
export const alerts: FastifyPluginAsyncZod = async (app) => {
  app.post(
    '/alerts/:service/actions/:n',
    {
      schema: {
        tags: ['duty'],
        summary: '一键处置 · Do what the duty board offers against too many waiting',
        security: [{ session: [] }],
        params,
        headers: commandHeaders,
        response: commandResponses,
      },
    },
    async (request, reply) => {
      const { context } = request;
      const id = wishIdOf(request);
      if (sessionOf(request) === null) return refuse(reply, 'log-in-first');
      const { service, n } = request.params;
      const offered = await context.hall.look((state) =>
        state.services.has(service) ? context.views.alertActions(state, service) : [],
      );
      const action = offered.find((each) => each.n === n);
      if (action !== undefined) return submit(request, reply, id, action.command);
      // Once done it is offered no more; whoever asks again is told what came of it.
      const first = await context.hall.firstAnswer(id);
      if (first === null) refuse(reply, 'not-found');
      else sendAnswer(reply, first);
    },
  );
};
