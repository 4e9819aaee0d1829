import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refuse } from '../refuse.ts';
import { refusalBody } from '../schemas.ts';
import { agentView } from '../shapes/agent.ts';
import { sessionOf } from '../sign-in/who.ts';

/** Devices: who is there and what is wrong, as the agents report it. */
export const devices: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/devices',
    {
      schema: {
        tags: ['devices'],
        summary: '设备状态 · Agents and their devices',
        security: [{ session: [] }],
        response: { 200: z.array(agentView), 401: refusalBody },
      },
    },
    (request, reply) =>
      sessionOf(request) === null ? refuse(reply, 'log-in-first') : request.context.devices.list(),
  );
};
