import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { deviceId } from '@jiaohao/shared';
import { createIncidentHistory } from '../../runtime/incident-history.ts';
import { perHall } from '../per-hall.ts';
import { refuse } from '../refuse.ts';
import { refusalBody } from '../schemas.ts';
import { deviceHistory } from '../shapes/device.ts';
import { sessionOf } from '../sign-in/who.ts';

const mostShown = 100;

/** `GET /api/devices/K1-printer/history`: what failed there, from when to when, and how long it took to notice and to repair. */
export const deviceHistories: FastifyPluginAsyncZod = async (app) => {
  const historyOf = perHall(({ journal, plan }) => createIncidentHistory({ journal, hall: () => plan().id }));
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
      const session = sessionOf(request);
      if (session === null) return refuse(reply, 'log-in-first');
      if (!session.roles.some((role) => role === 'technician' || role === 'duty-manager'))
        return refuse(reply, 'not-allowed');
      const { context } = request;
      const { views } = context;
      const { device } = request.params;
      const all = views.pastIncidents(await historyOf.of(context).events());
      const own = all.filter(({ incident }) => incident.subject.id === device);
      return reply.send({
        device,
        ...views.repairTimes(own),
        incidents: own.toReversed().slice(0, mostShown),
      });
    },
  );
};
