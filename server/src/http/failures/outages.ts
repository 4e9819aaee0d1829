import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { recordId, repairMinutes, serviceId, words } from '@jiaohao/shared';
import { commandRoute, nothing, type CommandRoute } from '../command-route.ts';
import { newRecordId } from '../schemas.ts';
import { outageView } from '../shapes/outage.ts';
import { staffRead } from '../staff-read.ts';

const tag = 'outages';
const services = z
  .union([z.literal('all'), z.array(serviceId).min(1)])
  .describe('`all`: every service of the hall');

const commands: readonly CommandRoute[] = [
  commandRoute('/outages', {
    tag,
    summary: '业务系统故障 · Declare an outage; the same id again gives a new estimate',
    params: z.object({}),
    body: z.strictObject({ outage: newRecordId, services, minutes: repairMinutes, what: words }),
    make: (_, { outage, ...body }, record) => ({
      kind: 'declare-outage',
      outage: outage ?? record(),
      ...body,
    }),
  }),
  commandRoute('/outages/:outage/end', {
    tag,
    summary: '业务系统恢复 · The outage is over',
    params: z.object({ outage: recordId }),
    body: nothing,
    make: ({ outage }) => ({ kind: 'end-outage', outage }),
  }),
];

/** The business system is down (§32-1): declared by a person, with an estimate. */
export const outages: FastifyPluginAsyncZod = async (app) => {
  for (const route of commands) route(app);
  staffRead(app, '/outages', {
    tag,
    summary: '当前业务系统故障 · Outages that go on',
    view: z.array(outageView),
    see: ({ failures }) => [...failures.outages.values()],
  });
};
