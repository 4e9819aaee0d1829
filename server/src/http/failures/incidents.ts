import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { recordId, repairMinutes, subject, words } from '@jiaohao/shared';
import { commandRoute, type CommandRoute } from '../command-route.ts';
import { incidentView } from '../shapes/incident.ts';
import { staffRead } from '../staff-read.ts';

const tag = 'incidents';
const params = z.object({ incident: recordId });

const commands: readonly CommandRoute[] = [
  commandRoute('/incidents', {
    tag,
    summary: '报修 · Report what no machine can see',
    params: z.object({}),
    body: z.strictObject({ subject, what: words }),
    make: (_, body) => ({ kind: 'report-fault', ...body }),
  }),
  commandRoute('/incidents/:incident/estimate', {
    tag,
    summary: '预计修复时间 · Say how many minutes the repair takes from now',
    params,
    body: z.strictObject({ minutes: repairMinutes }),
    make: ({ incident }, { minutes }) => ({ kind: 'estimate-repair', incident, minutes }),
  }),
  commandRoute('/incidents/:incident/clear', {
    tag,
    summary: '确认修复 · A technician has looked: it is over',
    params,
    body: z.strictObject({ note: words }),
    make: ({ incident }, { note }) => ({ kind: 'clear-incident', incident, note }),
  }),
];

/** 故障单: what does not work, until it does. */
export const incidents: FastifyPluginAsyncZod = async (app) => {
  for (const route of commands) route(app);
  staffRead(app, '/incidents', {
    tag,
    summary: '未修复的故障 · Open incidents, oldest first',
    view: z.array(incidentView),
    see: ({ failures }) => [...failures.incidents.values()],
  });
};
