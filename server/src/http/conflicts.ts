import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { backEntrySources, serviceId, ticketNumber, windowNumber, words } from '@jiaohao/shared';
import type { HallDay } from '../domain/index.ts';
import { commandRoute } from './command-route.ts';
import type { HttpContext } from './context.ts';
import { staffRead } from './staff-read.ts';

const tag = 'conflicts';
const at = z.int().describe('Epoch milliseconds');
const call = { window: windowNumber, calledAt: at };
const issued = { ticket: ticketNumber, service: serviceId, source: z.enum(backEntrySources), issuedAt: at };

const what = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number-twice'), ...issued }),
  z.object({ kind: z.literal('second-ticket'), ticket: ticketNumber, other: ticketNumber }),
  z.object({ kind: z.literal('foreign-number'), ticket: ticketNumber }),
  z.object({
    kind: z.literal('unknown-number'),
    digits: z.string(),
    ...call,
    ended: z.object({ how: z.enum(['done', 'missed']), at }).nullable(),
  }),
  z.object({
    kind: z.literal('ticket-not-entered'),
    ...issued,
    why: z.enum(['other-day', 'unknown-service']),
  }),
  z.object({
    kind: z.literal('call-not-entered'),
    digits: z.string(),
    ...call,
    why: z.enum(['other-day', 'unknown-window']),
  }),
  z.object({ kind: z.literal('called-twice'), ticket: ticketNumber, ...call }),
  z.object({
    kind: z.literal('ambiguous-number'),
    digits: z.string(),
    tickets: z.array(ticketNumber).readonly(),
    ...call,
  }),
]);

const conflictView = z
  .object({ id: z.string(), what, at: at.describe('When it was found, epoch milliseconds') })
  .register(z.globalRegistry, { id: 'Conflict' });

const resolve = commandRoute('/conflicts/:conflict/resolve', {
  tag,
  summary: '已核对 · A person has looked into it',
  params: z.object({ conflict: z.string().min(1).max(40) }),
  body: z.strictObject({ note: words }),
  make: ({ conflict }, { note }) => ({ kind: 'resolve-conflict', conflict, note }),
});

const listed = ({ backEntry }: HallDay): z.input<typeof conflictView>[] => [...backEntry.conflicts.values()];

/** The reconciliation list: what was entered afterwards and does not fit the books. Only a person empties it. */
export const conflicts =
  (context: HttpContext): FastifyPluginAsyncZod =>
  async (app) => {
    resolve(app, context);
    staffRead(app, context, '/conflicts', {
      tag,
      summary: '待核对清单 · What a person must look into, oldest first',
      view: z.array(conflictView),
      see: listed,
    });
  };
