import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ticketNumber } from '@jiaohao/shared';
import { commandRoute, nothing, type CommandRoute } from '../command-route.ts';

const tag = 'back-entries';
const desk = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/)
  .describe('Id that the browser made for itself');

const commands: readonly CommandRoute[] = [
  commandRoute('/paper-numbers', {
    tag,
    summary: '领取纸质号段 · Lease paper numbers to one browser of the desk, or keep those it has',
    params: z.object({}),
    body: z.strictObject({
      desk,
      place: z.int().min(1).max(9).describe('Which desk it stands at'),
      given: z.array(ticketNumber).max(26).describe('The last number of each series given out there today'),
    }),
    make: (_, body) => ({ kind: 'lease-paper-numbers', ...body }),
  }),
  commandRoute('/paper-numbers/:desk', {
    method: 'DELETE',
    tag,
    summary: '交还纸质号段 · Give back paper numbers; from the next day on others may have them',
    params: z.object({ desk }),
    body: nothing,
    make: (params) => ({ kind: 'return-paper-numbers', ...params }),
  }),
];

/** Paper numbers that the desk gives out while the hub is away, each block to one browser. */
export const paperNumbers: FastifyPluginAsyncZod = async (app) => {
  for (const route of commands) route(app);
};
