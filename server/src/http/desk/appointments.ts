import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { member, memberKey, serviceId } from '@jiaohao/shared';
import { commandRoute, nothing, type CommandRoute } from '../command-route.ts';

const tag = 'appointments';
const params = z.object({ appointment: z.string().min(1).max(40) });

const commands: readonly CommandRoute[] = [
  commandRoute('/appointments/:appointment', {
    tag,
    summary: '预约今天的时段 · Book a slot of today',
    params,
    body: z.strictObject({
      service: serviceId,
      date: z.iso.date(),
      minute: z.int().min(0).max(1439).describe('Minutes since local midnight'),
      memberKey: memberKey.optional(),
    }),
    make: ({ appointment }, body) => ({ kind: 'book-appointment', appointment, ...body }),
  }),
  commandRoute('/appointments/:appointment', {
    method: 'DELETE',
    tag,
    summary: '取消预约 · Cancel an appointment',
    params,
    body: nothing,
    make: ({ appointment }) => ({ kind: 'cancel-appointment', appointment }),
  }),
  commandRoute('/appointments/:appointment/check-in', {
    tag,
    summary: '预约报到 · Check in: the appointment becomes a ticket',
    params,
    body: z.strictObject({ member: member.optional() }).nullish(),
    make: ({ appointment }, body) => ({ kind: 'check-in', appointment, ...body }),
  }),
];

/** Appointments of the day. */
export const appointments: FastifyPluginAsyncZod = async (app) => {
  for (const route of commands) route(app);
};
