import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { deviceId } from '@jiaohao/shared';
import { createIncidentHistory } from '../../runtime/incident-history.ts';
import type { HttpContext } from '../context.ts';
import { refuse } from '../refuse.ts';
import { refusalBody } from '../schemas.ts';
import { deviceHistory } from '../shapes/device.ts';
import { sessionOf } from '../sign-in/who.ts';

const mostShown = 100;

/** `GET /api/devices/K1-printer/history`: what failed there, from when to when, and how long it took to notice and to repair. */
export const deviceHistories =
  (context: HttpContext): FastifyPluginAsyncZod =>
  async (app) => {
    const { journal, plan, views } = context;
    const history = createIncidentHistory({ journal, hall: () => plan().id });
    app.get(
      '/devices/:device/history',
      {
        schema: {
          tags: ['devices'],
          summary: '故障记录 · Failures of a device, or of a host, in the last thirty business days',
          security: [{ session: [] }],
          params: z.object({ device: deviceId }),
          response: { 200: deviceHistory, 401: refusalBody, 403: refusalBody, 503: refusalBody },
        },
      },
      async (request, reply) => {
        const session = sessionOf(context, request);
        if (session === null) return refuse(reply, 'log-in-first');
        if (!session.roles.some((role) => role === 'technician' || role === 'duty-manager'))
          return refuse(reply, 'not-allowed');
        const { device } = request.params;
        const all = views.pastIncidents(await history.events());
        const own = all.filter(({ incident }) => incident.subject.id === device);
        return reply.send({
          device,
          ...views.repairTimes(own),
          incidents: own.toReversed().slice(0, mostShown),
        });
      },
    );
  };
