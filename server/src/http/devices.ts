import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { agentId, deviceReport } from '@jiaohao/shared';
import type { HttpContext } from './context.ts';
import { refuse } from './refuse.ts';
import { refusalBody } from './schemas.ts';
import { sessionOf } from './who.ts';

/** An agent and its devices. */
const agentView = z
  .object({
    agent: agentId,
    kind: z.enum(['kiosk', 'display']),
    present: z.boolean(),
    since: z.int().nullable().describe('When that was heard, epoch milliseconds; null: never'),
    replaying: z.int().describe('Commands from before its connection that are not answered yet'),
    devices: z.array(deviceReport),
  })
  .register(z.globalRegistry, { id: 'Agent' });

/** Devices: who is there and what is wrong, as the agents report it. */
export const devices =
  (context: HttpContext): FastifyPluginAsyncZod =>
  async (app) => {
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
        sessionOf(context, request) === null ? refuse(reply, 'log-in-first') : context.devices.list(),
    );
  };
