import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  backEntrySources,
  deliveries,
  greenChannel,
  keyedNumber,
  member,
  serviceId,
  ticketNumber,
  windowNumber,
} from '@jiaohao/shared';
import { commandRoute, type CommandRoute } from '../command-route.ts';

const tag = 'back-entries';
const params = z.object({});
const epochMs = z.int().nonnegative().describe('Epoch milliseconds');

const commands: readonly CommandRoute[] = [
  commandRoute('/back-entries/tickets', {
    tag,
    summary: '补录取号 · Enter a ticket that was given out without the hub, with its true time',
    params,
    body: z.strictObject({
      ticket: ticketNumber,
      service: serviceId,
      source: z
        .enum(backEntrySources)
        .default('paper')
        .describe('`offline`: the stub of a kiosk that is lost'),
      issuedAt: epochMs,
      delivery: z.enum(deliveries).default('desk').describe('`desk`: handed over by a person'),
      member: member.optional(),
      green: greenChannel.optional(),
    }),
    make: (_, body) => ({ kind: 'back-enter-ticket', ...body }),
  }),
  commandRoute('/back-entries/calls', {
    tag,
    summary: '补录叫号 · Enter a call that was made by hand, with its true time',
    params,
    body: z.strictObject({
      window: windowNumber,
      digits: keyedNumber,
      calledAt: epochMs,
      ended: z.strictObject({ how: z.enum(['done', 'missed']), at: epochMs }).optional(),
    }),
    make: (_, body) => ({ kind: 'back-enter-call', ...body }),
  }),
];

/** 补录: what was written in paper books while the hall called by hand. */
export const backEntries: FastifyPluginAsyncZod = async (app) => {
  for (const route of commands) route(app);
};
